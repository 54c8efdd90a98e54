using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Inference;
using RongTong.Text;

namespace RongTong.Differential;

/// <summary>Holds the plan's assessments against those of NRules, byte for byte, and counts.</summary>
internal sealed class Witness(CompiledModel model)
{
    private const int SheetsPerSession = 50;
    private readonly NRulesEngine _rules = NRulesEngine.Create(model);
    private readonly Lock _counting = new();

    /// <summary>How many assessments were compared.</summary>
    public int Comparisons { get; private set; }

    /// <summary>How many of them were not the same.</summary>
    public int Differences { get; private set; }

    /// <summary>What the first difference is about, with the sheet; null while there is none.</summary>
    public string? First { get; private set; }

    /// <summary>Compares every sheet, several to a session, sessions side by side.</summary>
    public Witness Compare(IEnumerable<AnswerSheet> sheets)
    {
        Parallel.ForEach(sheets.Chunk(SheetsPerSession), chunk =>
        {
            foreach (var (sheet, byRules) in chunk.Zip(_rules.Assess(chunk, SheetsPerSession))) Compare(sheet, byRules);
        });
        return this;
    }

    /// <summary>Compares one sheet, in a session of its own.</summary>
    public Witness CompareAlone(AnswerSheet sheet)
    {
        Compare(sheet, _rules.Assess(sheet));
        return this;
    }

    private void Compare(AnswerSheet sheet, Assessment byRules)
    {
        var (expected, actual) = (AssessmentJson.Write(model.Assess(sheet), Language.Zh, indented: false), AssessmentJson.Write(byRules, Language.Zh, indented: false));
        var isSame = expected.AsSpan().SequenceEqual(actual);
        lock (_counting)
        {
            Comparisons++;
            if (isSame) return;
            Differences++;
            First ??= Describe(sheet, System.Text.Encoding.UTF8.GetString(expected), System.Text.Encoding.UTF8.GetString(actual));
        }
    }

    private string Describe(AnswerSheet sheet, string expected, string actual)
    {
        var at = Enumerable.Range(0, Math.Min(expected.Length, actual.Length)).FirstOrDefault(i => expected[i] != actual[i], Math.Min(expected.Length, actual.Length));
        var answers = string.Join(", ", sheet.Answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}: [{string.Join(", ", a.Value.Values)}]"));
        return $"{model.Model.Ref}\n{answers}\nnot applicable: {string.Join(", ", sheet.NotApplicable.Keys.Order(StringComparer.Ordinal))}\nplan:   {Around(expected, at)}\nnrules: {Around(actual, at)}";
    }

    private static string Around(string text, int at) => text.Substring(Math.Max(0, at - 160), Math.Min(text.Length - Math.Max(0, at - 160), 240));
}
