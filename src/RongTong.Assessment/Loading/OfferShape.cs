using System.Collections.Immutable;

namespace RongTong.Loading;

/// <summary>The shape of a file of offers, key by key.</summary>
internal static class OfferShape
{
    private static readonly Shape ConditionNode = new Shape.Deferred(() => Condition!);

    private static readonly Shape Condition = new Shape.Choice("condition", () =>
    [
        Map("scene", Need("scene", Shape.Id, "a scene"), Need("atLeast", Shape.Integer, "level reached")),
        Map("question", Need("question", Shape.Id, "a question"), Key("atLeast", Shape.Id, "this option or a later one"), Key("below", Shape.Id, "an option before this one"), Key("has", Shape.Id, "this option among those chosen"), Key("lacks", Shape.Id, "this option not among those chosen")),
        Map("count", Need("count", Map("count", Need("rule", Shape.Id, "a rule of the measures that counts business links")), "a number of links"), Need("atLeast", Shape.Integer, "how many")),
        Map("field", Need("field", Shape.Id, "a fact or derived value"), Key("is", Shape.Bool, "true or false"), Key("atLeast", Shape.Number, "this much or more"), Key("below", Shape.Number, "less than this")),
        Map("capability", Need("capability", Shape.Id, "something the firm can do")),
        Map("region", Need("region", Shape.ListOf(Shape.Text), "beginnings of region codes")),
        Map("outcome", Need("outcome", Shape.Id, "a result named under reads"), Key("atLeast", Shape.Integer, "this grade or above, by position"), Key("below", Shape.Integer, "below this grade, by position")),
        Map("chain", Need("chain", Shape.Text, "a node of the tree of reads.chains"), Key("atLeast", Shape.Number, "this score or more"), Key("below", Shape.Number, "less than this score")),
        Map("all", Need("all", Shape.ListOf(ConditionNode), "every one holds")),
        Map("any", Need("any", Shape.ListOf(ConditionNode), "at least one holds")),
    ]);

    private static readonly ImmutableArray<ShapeKey> Entry =
    [
        Need("id", Shape.Id, "stable id"), Need("name", Shape.Both, "what it is called"), Key("example", Shape.Bool, "an invented entry"),
    ];

    private static readonly Shape Solution = Map("solution",
    [
        .. Entry,
        Need("lifts", Shape.ListOf(Map("lift", Need("scene", Shape.Id, "a scene"), Need("from", Shape.Integer, "from this level"), Need("to", Shape.Integer, "to this one"))), "what it lifts"),
        Need("industries", new Shape.OrReference(Shape.ListOf(Shape.Text)), "two-digit divisions of GB/T 4754, or any"), Need("sizes", Shape.ListOf(Shape.OneOf("micro", "small", "medium")), "size classes"),
        Need("weeks", Map("weeks", Need("min", Shape.Number, "least"), Need("max", Shape.Number, "most")), "weeks until it works"),
        Need("costPerYear", Map("cost", Need("min", Shape.Number, "least"), Need("max", Shape.Number, "most"), Need("unit", Shape.OneOf("万元"), "10,000 yuan"), Need("basis", Shape.OneOf("estimate", "offer"), "what the figure is")), "cost of a year"),
        Need("prerequisites", Shape.ListOf(ConditionNode), "what must stand first"), Need("needsFromFirm", Shape.Both, "what the firm brings"), Need("why", Shape.Both, "what is good about it"),
    ]);

    private static readonly Shape Service = Map("service",
    [
        .. Entry, Need("kind", Shape.Id, "kind of service"), Need("region", new Shape.OrReference(Shape.ListOf(Shape.Text)), "beginnings of region codes, or any"), Need("addresses", ConditionNode, "for which firms"),
        Need("fee", Shape.Both, "what it costs"), Need("weeks", Shape.Number, "weeks it takes"), Need("needsFromFirm", Shape.Both, "what the firm brings"),
    ]);

    private static readonly Shape Opportunity = Map("opportunity",
    [
        .. Entry, Need("issuer", Shape.Both, "who needs it"), Need("kind", Shape.Id, "kind of opportunity"), Key("mode", Shape.Id, "mode of integration"), Need("deadline", Shape.Date, "last day to answer"), Need("need", Shape.Both, "what is needed"),
        Need("required", Shape.ListOf(Map("requirement", Need("id", Shape.Id, "id inside the opportunity"), Need("when", ConditionNode, "what a firm must have"), Key("essential", Shape.Bool, "without it not even near"))), "what a firm must have"),
        Key("preferred", Shape.ListOf(Map("preference", Need("points", Shape.Number, "points"), Need("when", ConditionNode, "what speaks for a firm"))), "what speaks for a firm"),
    ]);

    /// <summary>The whole file.</summary>
    public static Shape Offers { get; } = Map("catalogue",
        Need("schema", Shape.OneOf("rongtong/catalogue@1"), "rongtong/catalogue@1"),
        Need("status", Map("status", Key("example", Shape.Bool, "invented entries"), Need("zh", Shape.Text, "Chinese"), Need("en", Shape.Text, "English")), "what the entries are and are not"),
        Need("reads", Map("reads", Key("scenes", Shape.Text, "the model of scenes and questions"), Key("chains", Shape.Text, "the model whose nodes are chains"), Key("facts", Shape.Text, "the catalogue of facts"),
            Key("outcomes", new Shape.Table(Map("outcome", Need("model", Shape.Text, "a model"), Need("name", Shape.Both, "what its result is called"))), "results by name")), "what conditions refer to"),
        Key("capabilities", new Shape.Table(Shape.Both), "names of what firms can do"),
        Key("solutions", Shape.ListOf(Solution), "what lifts scenes"), Key("services", Shape.ListOf(Service), "public services"), Key("opportunities", Shape.ListOf(Opportunity), "needs of large firms"));

    private static Shape.Map Map(string name, params ImmutableArray<ShapeKey> keys) => new(name, keys);

    private static ShapeKey Need(string name, Shape shape, string meaning) => new(name, shape, Required: true, meaning);

    private static ShapeKey Key(string name, Shape shape, string meaning) => new(name, shape, Required: false, meaning);
}
