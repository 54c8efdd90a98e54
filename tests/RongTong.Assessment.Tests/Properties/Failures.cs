using RongTong.Assessing;
using RongTong.Tests.Generation;

namespace RongTong.Tests.Properties;

/// <summary>Collects what went wrong over many tries and shows the smallest of it, so that nobody has to read the largest.</summary>
internal sealed class Failures
{
    private readonly List<(string What, GeneratedModel Model, AnswerSheet Sheet)> _found = [];

    public void Add(string what, GeneratedModel model, AnswerSheet sheet) => _found.Add((what, model, sheet));

    public void ShouldBeNone()
    {
        if (_found.Count == 0) return;
        var (what, model, sheet) = _found.MinBy(f => f.Model.Yaml.Length + f.Sheet.Answers.Count);
        Assert.Fail($"{_found.Count} failures; the smallest, model seed {model.Seed}: {what}\n{Words(sheet)}\n{model.Yaml}");
    }

    private static string Words(AnswerSheet sheet) =>
        $"as of {sheet.AsOf}; not applicable: {string.Join(", ", sheet.NotApplicable.Keys)}\n"
        + string.Join("\n", sheet.Answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"  {a.Key}: {string.Join(" + ", a.Value.Values)}"));
}
