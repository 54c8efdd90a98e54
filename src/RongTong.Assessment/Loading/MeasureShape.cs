using System.Collections.Immutable;

namespace RongTong.Loading;

/// <summary>The shape of a measures file, key by key.</summary>
internal static class MeasureShape
{
    private static readonly Shape Texts = Shape.ListOf(Shape.Both);

    private static readonly Shape Estimate = Map("estimate", Need("min", Shape.Number, "least"), Need("typical", Shape.Number, "typical"), Need("max", Shape.Number, "greatest"));

    private static readonly Shape SizeEffort = Map("effort", Need("cost", Estimate, "first-year cash, 万元"), Need("weeks", Estimate, "elapsed weeks"), Need("staffDays", Shape.Number, "own person-days, typical"));

    private static readonly Shape PrerequisiteNode = new Shape.Deferred(() => Prerequisite!);

    private static readonly Shape CountOf = new Shape.Choice("count", () =>
    [
        Map("scenes", Need("scenes", Shape.OneOf("at-or-above"), "which scenes count"), Need("level", Shape.Integer, "the level")),
        Map("rule", Need("rule", Shape.Id, "a rule that counts business links")),
    ]);

    private static readonly Shape Prerequisite = new Shape.Choice("prerequisite", () =>
    [
        Map("scene", Need("scene", Shape.Id, "a scene"), Need("atLeast", Shape.Integer, "level reached")),
        Map("question", Need("question", Shape.Id, "a question"), Key("atLeast", Shape.Id, "this option or a later one"), Key("has", Shape.Id, "this option among those chosen")),
        Map("count", Need("count", CountOf, "a number of scenes or links"), Need("atLeast", Shape.Integer, "how many")),
        Map("any", Need("any", Shape.ListOf(PrerequisiteNode), "one of these")),
        Map("all", Need("all", Shape.ListOf(PrerequisiteNode), "each of these")),
    ]);

    private static readonly Shape Lift = new Shape.Choice("lift", () =>
    [
        Map("question", Need("question", Shape.Id, "a question"), Key("add", Shape.Id, "option earned"), Key("atLeast", Shape.Id, "option reached"), Need("strength", Strength(), "how sure")),
        Map("rule", Need("rule", Shape.Id, "a lift rule to re-evaluate"), Need("strength", Strength(), "how sure")),
    ]);

    private static readonly Shape Step = Map("step",
        Key("from", Shape.Id, "level or option the step starts from"), Need("to", Shape.Id, "level or option it reaches"), Need("title", Shape.Both, "what it is, in a line"),
        Need("nature", Shape.Id, "kind of effort"), Need("actions", Texts, "what to do"), Need("tools", Texts, "typical tools"), Need("evidence", Texts, "what an assessor will look for"),
        Need("effort", Map("effort", Need("basis", Shape.OneOf("estimate"), "what the figures are"), Need("rationale", Shape.Both, "what they rest on"), Need("micro", SizeEffort, "micro firm"), Need("small", SizeEffort, "small firm"), Need("medium", SizeEffort, "medium firm")), "estimated effort"),
        Key("bundle", Shape.Id, "purchase shared with other steps"), Need("prerequisites", Shape.ListOf(PrerequisiteNode), "what must stand first"),
        Need("lifts", Shape.ListOf(Lift), "what it earns besides"), Key("pitfalls", Texts, "what goes wrong"));

    private static readonly Shape Track = Map("track",
        Need("kpi", Shape.Both, "what to watch"), Need("formula", Shape.Text, "how it is computed"), Key("formulaNote", Shape.Both, "remark on the formula"), Need("howToMeasure", Texts, "how to measure it"),
        Need("drivers", Shape.ListOf(Map("driver", Need("scene", Shape.Id, "a scene"), Need("level", Shape.Integer, "its level"), Need("effect", Shape.Both, "what it moves"))), "what moves it"),
        Need("horizonMonths", Estimate, "months until it shows"), Key("thresholds", new Shape.Table(Map("threshold", Need("value", Shape.Number, "share"), Need("note", Shape.Both, "how to report"))), "advice on reporting"),
        Need("watch", Texts, "what misleads"), Need("evidence", Texts, "what an assessor will look for"));

    private static readonly Shape Anything = new Shape.Free();

    private static readonly Shape LiftRule = new Shape.Choice("liftRule", () =>
    [
        Map("links",
            Need("links", new Shape.Table(Shape.Integer), "what counts, with the level from which it counts"), Need("question", Shape.Id, "the single choice it answers"), Need("strength", Strength(), "how sure"),
            Need("bands", Shape.ListOf(Map("band", Need("atLeast", Shape.Integer, "so many links"), Need("option", Shape.Id, "reach this option"))), "options by number of links"), Key("note", Shape.Both, "remark")),
        Map("map", Need("map", Anything, "the lifts of the steps, gathered"), Need("question", Shape.Id, "the question"), Need("confirm", Shape.Both, "what to make sure of before counting a lift that is only typical")),
        Map("when", Need("when", Anything, "when it holds"), Need("question", Shape.Id, "the question"), Need("strength", Strength(), "how sure"), Need("option", Shape.Id, "option reached"), Key("onlyIfPlanRaises", Shape.Bool, "only by steps of the plan")),
        Map("formula", Need("formula", Shape.Text, "how it is computed"), Need("question", Shape.Id, "the question"), Need("strength", Strength(), "how sure"), Key("fields", Anything, "facts used"), Key("note", Shape.Both, "remark")),
    ]);

    private static readonly Shape BySize = Map("once", Need("micro", Estimate, "micro firm"), Need("small", Estimate, "small firm"), Need("medium", Estimate, "medium firm"));

    private static readonly Shape Scaling = Map("scaling",
        Need("applies", Shape.ListOf(Shape.Text), "subjects, or subject/aim"),
        Need("factor", Map("factor", Need("field", Shape.Id, "a number of the sheet"), Need("reference", Shape.Id, "the same number among referenceFirms"), Need("min", Shape.Number, "least"), Need("max", Shape.Number, "greatest")), "by what"),
        Need("zh", Shape.Text, "Chinese"), Need("en", Shape.Text, "English"));

    private static readonly Shape Parallel = Map("parallel",
        Need("micro", Shape.Integer, "micro firm"), Need("small", Shape.Integer, "small firm"), Need("medium", Shape.Integer, "medium firm"), Key("besides", Shape.ListOf(Shape.Id), "natures that do not count"));

    private static readonly Shape PlannerAdvice = Map("plannerAdvice",
        Need("objective", Map("objective",
            Need("dayRate", Map("dayRate", Need("value", Shape.Number, "万元 a day"), Key("unit", Shape.Text, "unit"), Key("basis", Shape.OneOf("estimate"), "what the figure is")), "what a day of own staff weighs beside cash"),
            Key("formula", Shape.Text, "the same as a formula"), Need("zh", Shape.Text, "Chinese"), Need("en", Shape.Text, "English")), "what a path keeps small"),
        Key("productionCore", Map("productionCore",
            Need("anyOf", Shape.ListOf(Shape.Id), "scenes"), Need("atLeast", Shape.Integer, "how many of them a path raises"),
            Need("appliesTo", Map("appliesTo", Need("divisions", Map("divisions", Need("from", Shape.Integer, "first"), Need("to", Shape.Integer, "last")), "divisions of GB/T 4754"), Need("zh", Shape.Text, "Chinese"), Need("en", Shape.Text, "English")), "to which firms"),
            Need("zh", Shape.Text, "Chinese"), Need("en", Shape.Text, "English")), "scenes a path has to touch"),
        Key("honesty", Shape.Both, "what a path must not do"));

    /// <summary>The whole measures file.</summary>
    public static Shape Measures { get; } = Map("measures",
        Need("schema", Shape.Text, "rongtong/measures@1"), Need("for", Shape.Text, "the model"),
        Need("status", Map("status", Need("basis", Shape.OneOf("estimate", "advice"), "what the figures are; advice where there are none"), Need("official", Shape.Bool, "whether issued by an authority"), Need("zh", Shape.Text, "Chinese"), Need("en", Shape.Text, "English")), "what these measures are"),
        Key("units", Anything, "units of the figures"), Key("costBasis", Shape.Both, "what a cost covers; needed where there are steps"),
        Key("referenceFirms", new Shape.Table(new Shape.Table(Shape.Number)), "what micro, small and medium stand for"), Key("scaling", Scaling, "costs that grow with the plant"),
        Key("natures", new Shape.Table(Map("nature", Need("recurring", Shape.Number, "share returning every year"), Need("zh", Shape.Text, "Chinese"), Need("en", Shape.Text, "English"))), "kinds of effort"),
        Key("bundles", new Shape.Table(Map("bundle", Need("name", Shape.Both, "what is bought"), Need("once", BySize, "what it costs, paid by the first step only"))), "shared purchases"),
        Key("parallel", Parallel, "projects at once, by size"), Key("plannerAdvice", PlannerAdvice, "how to plan"), Key("liftRules", new Shape.Table(LiftRule), "what steps earn besides"),
        Key("guidance", Map("guidance", Need("below", Shape.Number, "a node below this share of its full mark, of 100, needs it"), Need("nodes", new Shape.Table(Texts, FreeKeys: true), "what to do, by path of the node")), "what to do where a node scores low"),
        Key("scenes", new Shape.Table(Map("scene", Key("name", Shape.Both, "official name"), Key("constrained", Shape.Bool, "constrained scene"), Need("steps", Shape.ListOf(Step), "level by level"))), "steps by scene"),
        Key("questions", new Shape.Table(Map("question", Need("type", Shape.OneOf("single", "multi"), "kind of question"), Need("planner", Shape.OneOf("choose", "derived", "outcome-of-plan", "track"), "how the steps may be used"), Key("steps", Shape.ListOf(Step), "option by option"), Key("track", Track, "what to follow instead"))), "steps by question"));

    private static Shape Strength() => Shape.OneOf("entails", "typical");

    private static Shape.Map Map(string name, params ImmutableArray<ShapeKey> keys) => new(name, keys);

    private static ShapeKey Need(string name, Shape shape, string meaning) => new(name, shape, Required: true, meaning);

    private static ShapeKey Key(string name, Shape shape, string meaning) => new(name, shape, Required: false, meaning);
}
