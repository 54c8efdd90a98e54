using RongTong.Assessing;

namespace RongTong.Cli.Output;

/// <summary>An explanation tree as indented text: what, its value and id; then how, by which clause, from which answers, and the model's line.</summary>
internal static class ExplanationPage
{
    public static string Of(Explanation root, Ink ink)
    {
        var page = new TextPage();
        Write(page, root, 0, ink);
        return page.ToString();
    }

    // The depth of the tree is bounded by the depth a model file may have.
    private static void Write(TextPage page, Explanation node, int indent, Ink ink)
    {
        var language = ink.Language;
        var value = Lines.Plain(node.Value.In(language));
        var formula = Lines.Plain(node.Formula.In(language));
        page.Paragraph($"{ink.Bold(Lines.Plain(node.Subject.In(language)))}  {value}  ({node.Id})", indent, 2);
        if (formula.Length > 0 && formula != value) page.Paragraph(formula, indent + 4);
        foreach (var answer in node.Answers) page.Paragraph($"{language.Of("答", "answer")} {answer.Field}: {Lines.Plain(answer.Value.In(language))}", indent + 4, 2);
        var place = DiagnosticLine.Place(node.Place);
        page.Paragraph(node.Clause is { } clause ? $"{ConfidenceWords.Cited(clause, ink)}  {place}" : place, indent + 4, 2);
        foreach (var child in node.Children) Write(page, child, indent + 2, ink);
    }
}
