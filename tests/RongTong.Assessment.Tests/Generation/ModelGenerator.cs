namespace RongTong.Tests.Generation;

/// <summary>A generated model: its text, and the numbers its thresholds and bands turn on.</summary>
internal sealed record GeneratedModel(int Seed, string Yaml, IReadOnlyList<decimal> Borders);

/// <summary>Writes random models that cover the model language. A model may come out with a grade nobody can reach; it has no other error.</summary>
internal sealed partial class ModelGenerator
{
    private const string Clause = "rule";

    private readonly Dice _dice;
    private readonly ModelProfile _profile;
    private readonly List<decimal> _borders = [0, 1];
    private readonly List<string> _paths = [];
    private int _names;

    private ModelGenerator(int seed, ModelProfile profile) => (_dice, _profile) = (new Dice(seed), profile);

    private bool IsMonotone => _profile == ModelProfile.Monotone;

    private bool IsSmall => _profile != ModelProfile.Everything;

    /// <summary>The model of a seed; <paramref name="shuffle"/> puts siblings, scenes and criteria in another order.</summary>
    public static GeneratedModel Generate(int seed, ModelProfile profile = ModelProfile.Everything, int? shuffle = null)
    {
        var generator = new ModelGenerator(seed, profile);
        var model = generator.Model();
        if (shuffle is { } order) model = (YamlMap)Shuffled(model, "", new Dice(order));
        return new GeneratedModel(seed, YamlText.Write(model), generator._borders);
    }

    private static object Shuffled(object node, string key, Dice dice)
    {
        if (node is YamlMap map)
        {
            var copy = new YamlMap();
            foreach (var (name, value) in map) copy.Add(name, Shuffled(value, name, dice));
            return copy;
        }
        if (node is not IEnumerable<object> list || node is string) return node;
        var items = list.Select(i => Shuffled(i, "", dice));
        return key is "indicators" or "children" or "questions" or "awards" or "scenes" or "groups" or "criteria" or "all" or "any" or "some" or "fields" ? dice.Shuffle(items) : items.ToList();
    }

    private YamlMap Model()
    {
        var model = new YamlMap
        {
            { "model", "test/generated@1" },
            { "name", Both("模型", "model") },
            { "authority", new YamlMap { { "document", "D-1" }, { "issuer", Both("机关", "office") } } },
            { "effective", InForce() },
            { "clauses", new YamlMap { { Clause, new YamlMap { { "document", "D-1" }, { "place", Both("第一条", "article 1") }, { "confidence", _dice.Pick(["high", "medium", "low"]) } } } } },
            { "units", new YamlMap { { "台", "machines" } } },
        };
        if (!IsMonotone)
        {
            model.Add("fields", Fields());
            if (_dice.Percent(70)) model.Add("derived", DerivedValues());
        }
        if (IsMonotone || _dice.Percent(80)) AddTree(model);
        if (IsMonotone || _dice.Percent(60)) model.Add("scenes", Scenes());
        AddCriteria(model);
        if (!IsMonotone && _dice.Percent(30)) AddTransitions(model);
        if (!IsMonotone && _dice.Percent(50)) model.Add("alternatives", Alternatives());
        if (!IsSmall && _dice.Percent(60)) model.Add("checks", Checks());
        return model;
    }

    /// <summary>Days that leave some sheets outside, and now and then a transition that takes some of these in.</summary>
    private YamlMap InForce()
    {
        var days = new YamlMap { { "from", "2024-09-01" } };
        if (_dice.Percent(50)) days.Add("to", "2025-12-31");
        return days;
    }

    private void AddTransitions(YamlMap model)
    {
        var days = (YamlMap)model.First(e => e.Key == "effective").Value;
        var also = new List<object>();
        if (_dice.Percent(60)) also.Add(new YamlMap { { "from", "2024-05-01" }, { "to", "2024-10-31" }, { "applies", Condition(1) } });
        if (also.Count == 0 || _dice.Percent(50)) also.Add(new YamlMap { { "from", "2025-12-01" }, { "applies", Condition(0) } });
        days.Add("also", also);
    }

    private string NewName(string stem) => $"{stem}{++_names}";

    private decimal Border(decimal value)
    {
        if (!_borders.Contains(value)) _borders.Add(value);
        return value;
    }

    private static YamlMap Both(string zh, string en) => new() { { "zh", zh }, { "en", en } };

    private static YamlMap Named(string id) => Both("名称" + id, id);
}
