using System.Globalization;
using RongTong.Assessing;

namespace RongTong.Cli.Output;

/// <summary>What every page about a sheet begins with: who, and by which rules.</summary>
internal static class PageHead
{
    public static void Write(TextPage page, Assessment assessment, Ink ink)
    {
        var enterprise = assessment.Sheet.Enterprise;
        var who = string.Join("  ", new[] { enterprise.Name, enterprise.Uscc }.Where(t => t.Length > 0).Select(Lines.Plain));
        if (who.Length == 0) who = assessment.Sheet.Span is { } span ? Lines.Plain(span.Path) : ink.Language.Of("（没有写企业名称）", "(no name given)");
        page.Add(Lines.Of(who, Lines.Width, 2).Select(ink.Bold));
        var date = assessment.Sheet.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        page.Line($"{assessment.Model.Ref}  {ink.Language.Of("规则日期", "rules of")} {date}  {ShortFingerprint(assessment.Fingerprint)}");
    }

    /// <summary>The first eight digits of a fingerprint.</summary>
    public static string ShortFingerprint(string fingerprint) => fingerprint.Split(':')[^1] is { Length: > 8 } digits ? digits[..8] : fingerprint;
}
