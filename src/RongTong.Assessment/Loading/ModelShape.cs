using System.Collections.Immutable;

namespace RongTong.Loading;

/// <summary>The shape of a model file, key by key: the language of <c>rules/README.md</c> as data.</summary>
internal static class ModelShape
{
    private static readonly Shape ClauseReference = Shape.Id;

    private static readonly ImmutableArray<ShapeKey> Bounds =
    [
        Key("from", Shape.Number, "lower bound, included"), Key("above", Shape.Number, "lower bound, excluded"),
        Key("to", Shape.Number, "upper bound, included"), Key("below", Shape.Number, "upper bound, excluded"),
    ];

    /// <summary>The word for points a standard gives an option, but that could not be read.</summary>
    public const string UnknownPoints = "unknown";

    private static readonly Shape Option = OptionWith(Shape.Number, "points in the scale's own full mark");
    private static readonly Shape SingleOption = OptionWith(Shape.Points, "points in the scale's own full mark; unknown: somewhere from 0 to it");

    private static readonly ShapeKey Full = Key("full", Shape.Number, "full mark in the scale's own points, 100 unless said otherwise");
    private static readonly ShapeKey ScaleClause = Key("clause", ClauseReference, "where the scale comes from");

    private static readonly Shape.Tagged Scale = new("scale", "kind",
    [
        ("single", Map("single", Kind("single"), Need("options", Shape.ListOf(SingleOption), "one is chosen"), Full, ScaleClause)),
        ("multi", Map("multi", Kind("multi"), Need("options", Shape.ListOf(Option), "several may be chosen; points add up"), Key("cap", Shape.Number, "most points"), Full, ScaleClause)),
        ("level", Map("level", Kind("level"), Need("levels", Shape.ListOf(Map("level", Need("level", Shape.Integer, "0, 1, 2 …"), Need("points", Shape.Number, "points"), Need("text", Shape.Both, "what the level means"))), "level 0 first"), Full, ScaleClause)),
        ("yes-no", Map("yes-no", Kind("yes-no"), Need("points", Shape.Number, "points for yes"), Key("otherwise", Shape.Number, "points for no, 0 unless said otherwise"), Full, ScaleClause)),
        ("bands", Map("bands", Kind("bands"), Need("bands", Shape.ListOf(Map("band", [.. Bounds, Need("points", Shape.Number, "points")])), "in rising order, without gap or overlap"), Full, ScaleClause)),
        ("formula", Map("formula", Kind("formula"), Need("formula", Shape.Formula, "points from 'value'"), Full, ScaleClause)),
    ]);

    private static readonly ShapeKey Change = Key(SyntaxReading.AdviceKey, Map("change",
        Key("when", Shape.OneOf("now", "next-filing", "never", "given"), "when the fact itself can be changed; given: with another value it would be another application"),
        Key("only", Shape.OneOf("up", "down"), "numbers only: the one way a firm may work for"), Key("step", Shape.Number, "numbers only: the finest grain advice names"),
        Key("states", Shape.Id, "the derived value this field states once more"), Key("next", Shape.Id, "numbers only: the fact whose value of today this one has at the next filing"),
        Key("yearly", Shape.Number, "numbers only: what a year adds by itself"), Key("except", Shape.ListOf(Shape.Id), "choices only: options advice never comes to"),
        Key("note", Shape.Both, "what must stand behind a change, or why there is none")), "whether and when the fact can be changed; only advice reads it");

    private static readonly Shape NotApplicable = Shape.OneOf("refused", "lowest", "excluded");

    private static readonly Shape Question = Map("question",
        Need("id", Shape.Id, "id of the question; answers use it"), Need("text", Shape.Both, "the question, official wording"), Need("scale", new Shape.OrReference(Scale), "how answers earn points"),
        Key("number", Shape.Integer, "number printed on the form"), Key("answer", Map("answer", Key("type", Shape.OneOf("number", "integer", "ratio", "money"), "kind of number, number unless said otherwise"),
            Key("unit", Shape.Text, "its unit"), Key("min", Shape.Number, "least value, included"), Key("max", Shape.Number, "greatest value, included")), "the number that answers it; scales of bands or a formula only"), Key("weight", Shape.Number, "share among the questions of the leaf, 100 unless said otherwise"),
        Key("from", Shape.Formula, "value from which an unanswered question takes its option"), Key("form", Shape.ListOf(Shape.Id), "facts asked together with the question"),
        Key("help", Shape.Both, "how to answer"), Key("evidence", Shape.Both, "what an assessor wants to see"), Key("answeredBy", AnsweredBy(), "who answers"), Change,
        Key("notApplicable", NotApplicable, "what 'not applicable' means"), Key("clause", ClauseReference, "where the question comes from"));

    private static readonly Shape Award = Map("award",
        Need("id", Shape.Id, "id of the award"), Key("of", Shape.Formula, "the value that earns points"), Key("field", Shape.Id, "the yes-no fact or choice that earns points"), Need("scale", new Shape.OrReference(Scale), "how it earns them"),
        Key("name", Shape.Both, "what is awarded"), Key("weight", Shape.Number, "share among the awards of the leaf, 100 unless said otherwise"), Key("clause", ClauseReference, "where the award comes from"));

    private static readonly Shape IndicatorNode = new Shape.Deferred(() => Indicator!);

    private static readonly Shape Indicator = Map("indicator",
        Need("id", Shape.Id, "id, unique among siblings"), Need("name", Shape.Both, "official name"),
        Key("weight", Shape.Number, "share of the parent; siblings add up to 100"), Key("points", Shape.Number, "own full mark, where the parent combines by sum, max, min or mean"),
        Key("combine", Shape.OneOf("weighted", "sum", "max", "min", "mean"), "how children make this node"), Key("cap", Shape.Number, "most points of a sum"),
        Key("children", Shape.ListOf(IndicatorNode), "nodes below"), Key("questions", Shape.ListOf(Question), "questions of a leaf"), Key("awards", Shape.ListOf(Award), "points for computed values"),
        Key("clause", ClauseReference, "where the node comes from"), Key("note", Shape.Both, "remark shown with the node"), Open());

    private static readonly Shape ConditionNode = new Shape.Deferred(() => Condition!);

    private static readonly ImmutableArray<ShapeKey> Comparisons =
    [
        Key("atLeast", Shape.Formula, "this much or more"), Key("atMost", Shape.Formula, "this much or less"),
        Key("above", Shape.Formula, "more than this"), Key("below", Shape.Formula, "less than this"), Key("equals", Shape.Formula, "exactly this"),
    ];

    private static readonly Shape Condition = new Shape.Choice("condition", () =>
    [
        Map("all", Need("all", Shape.ListOf(ConditionNode), "every one holds")),
        Map("any", Need("any", Shape.ListOf(ConditionNode), "at least one holds")),
        Map("some", Need("some", Shape.ListOf(ConditionNode), "some of these hold"), Need("atLeast", Shape.Integer, "how many")),
        Map("not", Need("not", ConditionNode, "does not hold")),
        Map("score", [Need("score", Shape.Text, "total, or the path of a node"), .. Comparisons]),
        Map("value", [Need("value", Shape.Formula, "a number"), .. Comparisons]),
        Map("count", Need("count", Map("count", Need("scenes", Shape.OneOf("at-or-above"), "which scenes count"), Need("level", Shape.Integer, "the level"), Key("tagged", Shape.Id, "only scenes with this tag")), "number of scenes"), Need("atLeast", Shape.Integer, "how many")),
        Map("field", Need("field", Shape.Id, "a yes-no fact or a choice"), Key("is", Shape.Text, "true, false or an option"), Key("in", Shape.ListOf(Shape.Text), "one of these options"), Key("has", Shape.Text, "this option among those chosen")),
        Map("date", Need("date", Shape.Id, "a date, or as-of"), Key("onOrAfter", Shape.Text, "this date or later"), Key("onOrBefore", Shape.Text, "this date or earlier")),
        Map("answered", Need("answered", Shape.Id, "whether anything was answered")),
        Map("review", Need("review", Shape.Id, "a reviewer's yes-no fact")),
        Map("criterion", Need("criterion", Shape.Id, "verdict of another criterion")),
        Map("grade", Need("grade", Shape.Id, "whether a grade is held")),
    ]);

    private static readonly Shape CriterionNode = new Shape.Deferred(() => Criterion!);

    private static readonly Shape Criterion = Map("criterion",
        Need("id", Shape.Id, "stable id"), Need("name", Shape.Both, "what is required"), Key("label", Shape.Both, "short name beside others of the same grade"),
        Key("clause", ClauseReference, "where it comes from; a group's clause holds for its parts"), Key("applies", ConditionNode, "when false: not applicable"),
        Key("when", ConditionNode, "the condition"), Key("all", Shape.ListOf(CriterionNode), "parts that must all be met"), Key("any", Shape.ListOf(CriterionNode), "routes of which one must be met"),
        Key("some", Shape.ListOf(CriterionNode), "parts of which some must be met"), Key("atLeast", Shape.Integer, "how many of 'some'"), Key("note", Shape.Both, "remark shown with the criterion"), Open());

    private static readonly Shape Field = Map("field",
        Need("id", Shape.Id, "stable id; answers and formulas use it"), Need("name", Shape.Both, "official name"),
        Need("type", Shape.OneOf("number", "integer", "ratio", "money", "bool", "date", "text", "single", "multi"), "kind of value"),
        Key("unit", Shape.Text, "unit of a number"), Key("min", Shape.Number, "least value, included"), Key("max", Shape.Number, "greatest value, included"),
        Key("options", Shape.ListOf(Map("option", Need("id", Shape.Id, "stable id"), Need("text", Shape.Both, "what is chosen"), Key("exclusive", Shape.Bool, "stands alone"))), "choices of single and multi"),
        Key("help", Shape.Both, "how to answer"), Key("evidence", Shape.Both, "what an assessor wants to see"), Key("answeredBy", AnsweredBy(), "who answers"), Change,
        Key("unanswered", Shape.OneOf("unknown", "nothing-claimed"), "what no answer means"), Key("format", Shape.OneOf("credit-code"), "text only: what it must look like"), Key("titles", Shape.ListOf(Shape.Id), "titles whose valid record makes this fact true"), Key("personal", Shape.Bool, "personal data"), Key("clause", ClauseReference, "where the definition comes from"));

    private static readonly Shape Scenes = Map("scenes",
        Need("name", Shape.Both, "what the scenes are together"), Need("levels", Shape.ListOf(Shape.Both), "names of the levels, level 0 first"),
        Need("groups", Shape.ListOf(Map("group", Need("id", Shape.Id, "stable id"), Need("name", Shape.Both, "official name"),
            Need("scenes", Shape.ListOf(Map("scene", Need("id", Shape.Id, "stable id; answers use it"), Need("name", Shape.Both, "official name"),
                Key("tags", Shape.ListOf(Shape.Id), "marks that counts may ask for"), Key("help", Shape.Both, "how to answer"), Key("evidence", Shape.Both, "what an assessor wants to see"),
                Key("notApplicable", NotApplicable, "what 'not applicable' means"), Change, Key("clause", ClauseReference, "where the scene comes from"),
                Need("levels", Shape.ListOf(Map("level", Need("text", Shape.Both, "what the level asks"), Key("brief", Shape.Both, "the same in a few words"))), "level 1 first"))), "scenes of the group"))), "groups of scenes"),
        Key("notApplicable", NotApplicable, "what 'not applicable' means for all scenes"), Key("evidence", Shape.ListOf(Shape.Both), "evidence wanted at level 1, 2, 3 …"), Key("tags", new Shape.Table(Shape.Both), "names of the tags"), Key("clause", ClauseReference, "where the scenes come from"));

    private static readonly Shape Authority = Map("authority", Need("document", Shape.Text, "document number"), Need("issuer", Shape.Both, "who issued it"), Key("url", Shape.Text, "where it is published"), Key("official", Shape.Bool, "false: not an official standard"));

    private static readonly Shape Clauses = new Shape.Table(Map("clause", Need("document", Shape.Text, "document number"), Need("place", Shape.Both, "place in the document"), Key("url", Shape.Text, "where it can be read"),
        Need("confidence", Shape.OneOf("high", "medium-high", "medium", "low"), "how sure we are of it"), Key("rule", Shape.Both, "what it says, in short"), Key("basis", Shape.Both, "why we are this sure")));

    private static readonly Shape Units = new Shape.Table(Shape.Text, FreeKeys: true);

    private static readonly Shape Derived = Shape.ListOf(Map("derived", Need("id", Shape.Id, "stable id"), Need("name", Shape.Both, "official name"), Need("formula", Shape.Formula, "how it is computed"), Key("unit", Shape.Text, "unit, checked against the formula"), Key("clause", ClauseReference, "where the definition comes from")));

    private static readonly Shape Checks = Shape.ListOf(Map("check", Need("id", Shape.Id, "stable id"), Need("severity", Shape.OneOf("error", "warning"), "error: the sheet goes back"), Need("must", ConditionNode, "what has to hold"), Need("message", Shape.Both, "what to tell; {id} stands for an answer"), Key("applies", ConditionNode, "only when this holds"), Key("fields", Shape.ListOf(Shape.Id), "answers concerned"), Key("clause", ClauseReference, "where it comes from")));

    private static readonly Shape Alternatives = Map("alternatives",
        Need("name", Shape.Both, "what they are together"), Need("atLeast", Shape.Number, "fit the best must have, of 100"), Need("none", Shape.Both, "what to say when none fits"), Key("clause", ClauseReference, "where they come from"),
        Need("options", Shape.ListOf(Map("alternative", Need("id", Shape.Id, "stable id"), Need("name", Shape.Both, "what it is called"),
            Key("entry", Map("entry", Need("name", Shape.Both, "what must hold, in words"), Need("when", ConditionNode, "when it is considered at all")), "condition of entry"),
            Need("signals", Shape.ListOf(Map("signal", Need("name", Shape.Both, "what it is, in a few words"), Need("points", Shape.Number, "what it adds to the fit"), Need("when", ConditionNode, "when it holds"))), "what speaks for it; points add up to 100"),
            Key("meaning", Shape.Both, "why it fits"), Key("next", Shape.Both, "what to do first"), Key("clause", ClauseReference, "where it comes from"))), "the courses; among equals the first"));

    private static readonly Shape Continuity = Shape.ListOf(Map("continuity", Need("id", Shape.Id, "stable id"), Need("fields", Shape.ListOf(Shape.Id), "facts that an earlier filing stated under the name their change.next gives"), Need("within", Shape.Number, "by how much they may differ, as a share"), Need("message", Shape.Both, "what to tell; {fact}, {now} and {before} stand for the figure"), Key("clause", ClauseReference, "where it comes from")));

    /// <summary>A catalogue: facts several models share, with their definitions and checks.</summary>
    public static Shape Catalogue { get; } = Map("catalogue",
        Need("catalogue", Shape.Text, "reference: authority/name@edition"), Need("name", Shape.Both, "what it collects"), Key("note", Shape.Both, "what a reader should know"),
        Need("clauses", Clauses, "the places its definitions cite"), Key("units", Units, "English names of units"), Need("fields", Shape.ListOf(Field), "facts asked for"), Key("derived", Derived, "values computed from facts"), Key("checks", Checks, "consistency of the answers"), Key("continuity", Continuity, "figures two filings must state alike"));

    /// <summary>The whole model file.</summary>
    public static Shape Model { get; } = Map("model",
        Need("model", Shape.Text, "reference: authority/model@edition"), Need("name", Shape.Both, "official title"),
        Need("authority", Authority, "the standard this model states"),
        Need("effective", Map("effective", Need("from", Shape.Date, "first day"), Key("to", Shape.Date, "last day"),
            Key("also", Shape.ListOf(Map("also", Need("from", Shape.Date, "first day"), Key("to", Shape.Date, "last day"), Need("applies", ConditionNode, "for these sheets"), Key("clause", ClauseReference, "where the transition comes from"))), "transition: also for some sheets, before later editions")), "when the edition is in force"),
        Key("note", Shape.Both, "what a reader should know"), Key("notRecovered", Shape.ListOf(Shape.Both), "what the standard says that could not be read"),
        Key("catalogue", Shape.Text, "the catalogue whose facts this model reads"),
        Key("uses", Shape.ListOf(Map("use", Need("model", Shape.Text, "another model"), Need("gradeOf", Shape.Id, "the single choice its grade answers"))), "models this one builds on"),
        Key("classes", Shape.Bool, "the grades are classes: exactly one holds, none while open"),
        Key("needs", Shape.ListOf(Shape.Id), "choices without which every grade stays possible"),
        Key("rounding", Map("rounding", Need("digits", Shape.Integer, "digits after the point"), Key("mode", Shape.OneOf("half-up", "half-even"), "how halves are rounded")), "display only"),
        Key("score", Map("score", Need("outOf", Shape.Number, "full mark of the root"), Key("name", Shape.Both, "what the score is called"), Key("combine", Shape.OneOf("weighted", "sum", "max", "min", "mean"), "how the top nodes make the score"), Key("clause", ClauseReference, "where the scoring comes from")), "the root of the tree"),
        Key("tiers", Shape.ListOf(Shape.Both), "names of the depths of the tree"),
        Need("clauses", Clauses, "the places everything else cites"),
        Key("units", Units, "English names of units"),
        Key("fields", Shape.ListOf(Field), "facts asked for"),
        Key("derived", Derived, "values computed from facts"),
        Key("scales", new Shape.Table(Scale), "answer scales used by several questions"),
        Key("indicators", Shape.ListOf(IndicatorNode), "the weighted tree"),
        Key("scenes", Scenes, "scenarios answered as a level"),
        Key("criteria", Shape.ListOf(CriterionNode), "named requirements"),
        Need("grades", Shape.ListOf(Map("grade", Need("id", Shape.Id, "stable id"), Need("name", Shape.Both, "official name"), Key("alias", Shape.Both, "common name"), Need("requires", Shape.ListOf(Shape.Id), "criteria that must all be met"), Key("clause", ClauseReference, "where it comes from"), Key("meaning", Shape.Both, "what it means to hold it"), Key("title", Map("title", Need("id", Shape.Id, "stable id, the same in all editions"), Need("name", Shape.Both, "official name"), Need("years", Shape.Integer, "how long it is valid")), "the title given to a firm that holds the grade"), Open())), "rungs, lowest first"),
        Key("recommendation", Map("recommendation", Key("applies", ConditionNode, "for these sheets"), Need("requires", Shape.ListOf(Shape.Id), "criteria that must all be met"), Key("clause", ClauseReference, "where it comes from")), "a layer of its own: whether a certified firm is put forward"),
        Key("noGrade", Map("noGrade", Need("name", Shape.Both, "what holding no rung is called"), Key("meaning", Shape.Both, "what it means")), "when no rung is held"),
        Key("alternatives", Alternatives, "courses of which one fits best, beside the grade"),
        Key("checks", Checks, "consistency of the answers"),
        Key("continuity", Continuity, "figures two filings must state alike"));

    /// <summary>An overlay: a province's typed edits to a pinned edition.</summary>
    public static Shape Overlay { get; } = Map("overlay",
        Need("overlay", Shape.Text, "reference: authority/model@edition+overlay"), Need("name", Shape.Both, "what it is called"), Need("authority", Authority, "the document that states it"),
        Key("effective", Map("effective", Need("from", Shape.Date, "first day"), Key("to", Shape.Date, "last day")), "when it is in force, inside the edition's own days"), Key("note", Shape.Both, "what a reader should know"),
        Key("notRecovered", Shape.ListOf(Shape.Both), "what could not be read"), Need("clauses", Clauses, "the places its edits cite"), Key("units", Units, "English names of units"), Key("fields", Shape.ListOf(Field), "facts it asks for besides"), Key("derived", Derived, "values it computes besides"), Key("checks", Checks, "consistency checks besides"),
        Need("edits", Edits(Need), "in order"));

    /// <summary>A scenario of a policy lab: edits to any node, or another edition, and what titles are worth.</summary>
    public static Shape Scenario { get; } = Map("scenario",
        Need("scenario", Shape.Id, "stable id"), Need("name", Shape.Both, "what it is called"), Key("note", Shape.Both, "what a reader should know"),
        Key("base", Shape.Text, "reference of the model it edits; refused for any other"), Key("edition", Shape.Text, "reference of another edition, in place of edits"),
        Key("clauses", Clauses, "places its edits cite"), Key("units", Units, "English names of units"), Key("fields", Shape.ListOf(Field), "facts it asks for besides"), Key("derived", Derived, "values it computes besides"), Key("checks", Checks, "consistency checks besides"),
        Key("edits", Edits(Key), "in order; any node, open to provinces or not"),
        Key("subsidies", Shape.ListOf(Map("subsidy", Need("grade", Shape.Id, "grade that is paid for"), Need("amount", Shape.Number, "what a firm gets, in 万元"), Key("size", Shape.ListOf(Shape.OneOf("micro", "small", "medium", "large")), "only firms of these sizes"), Key("region", Shape.ListOf(Shape.Text), "only firms whose region begins so"))), "the first that fits counts"));

    /// <summary>Typed edits; whether each must cite a clause is for the file they stand in.</summary>
    private static Shape Edits(Func<string, Shape, string, ShapeKey> clause) => Shape.ListOf(new Shape.Choice("edit", () =>
    [
        Map("set", Need("set", Shape.Text, "id of a criterion, or path of an indicator"), Key("atLeast", Shape.Formula, "new bound"), Key("atMost", Shape.Formula, "new bound"), Key("above", Shape.Formula, "new bound"), Key("below", Shape.Formula, "new bound"), Key("name", Shape.Both, "new name, where the old one states the bound"), Key("note", Shape.Both, "new remark"), clause("clause", ClauseReference, "where the change comes from")),
        Map("replace", Need("replace", Shape.Text, "id of a criterion, or path of an indicator"), Need("with", new Shape.Free(), "the new node, under the same id")),
        Map("add", Need("add", CriterionNode, "a criterion more"), Need("to", Shape.Id, "the grade that requires it")),
        Map("retire", Need("retire", Shape.Id, "id of a criterion"), clause("clause", ClauseReference, "where the change comes from")),
    ]));

    private static Shape.Map OptionWith(Shape points, string meaning) => Map("option",
        Need("id", Shape.Id, "stable id of the option"), Need("text", Shape.Both, "what is chosen"), Need("points", points, meaning),
        Key("letter", Shape.Text, "letter printed on the form"), Key("exclusive", Shape.Bool, "stands alone; multi only"),
        Key("range", Map("range", Bounds), "values that mean this option; single only"));

    private static ShapeKey Open() => Key("open", Shape.OneOf("province"), "an overlay may edit this node");

    private static Shape.Map Map(string name, params ImmutableArray<ShapeKey> keys) => new(name, keys);

    private static ShapeKey Need(string name, Shape shape, string meaning) => new(name, shape, Required: true, meaning);

    private static ShapeKey Key(string name, Shape shape, string meaning) => new(name, shape, Required: false, meaning);

    private static ShapeKey Kind(string word) => Need("kind", Shape.OneOf(word), "kind of scale");

    private static Shape AnsweredBy() => Shape.OneOf("enterprise", "reviewer", "imported");
}
