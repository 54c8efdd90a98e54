namespace RongTong.Tests.Generation;

internal sealed partial class ModelGenerator
{
    private YamlMap Alternatives() => new()
    {
        { "name", Both("去处", "courses") },
        { "atLeast", _dice.Between(1, 10) * 10 },
        { "none", Both("都不合适", "none fits") },
        { "options", Enumerable.Range(0, _dice.Between(1, 3)).Select(_ => (object)Alternative()).ToList() },
    };

    private YamlMap Alternative()
    {
        var id = NewName("way");
        var points = _dice.Split(100, _dice.Between(1, 3)).Where(p => p > 0).ToList();
        var alternative = new YamlMap { { "id", id }, { "name", Named(id) } };
        if (_dice.Percent(60)) alternative.Add("entry", new YamlMap { { "name", Named(id) }, { "when", Condition(1) } });
        alternative.Add("signals", points.Select(p => (object)new YamlMap { { "name", Named(id) }, { "points", p }, { "when", Condition(1) } }).ToList());
        return alternative;
    }
}
