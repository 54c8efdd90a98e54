using System.Globalization;
using RongTong.Text;

namespace RongTong.Reporting.Questionnaires;

/// <summary>
/// The formulas behind the column of verdicts: filled in, missing, may be left open, out of range. They are made of addresses and fixed words
/// alone. Every verdict begins with its mark.
/// </summary>
internal sealed class FormCheck(Language language)
{
    private const string Letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private string Filled => Say("✓ 已填", "✓ filled in");

    private string Missing => Say("○ 未填", "○ missing");

    /// <summary>An item whose answer stands in one cell.</summary>
    /// <param name="item">The item.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="list">The range of its choices; null where it has none.</param>
    public string One(FormItem item, string cell, string? list)
    {
        var filled = item.Control switch
        {
            FormControl.OneOf => $"IF(SUMPRODUCT(--({list}={cell}))=0,{Text(Say("✕ 请从列表里选", "✕ not in the list"))},{Text(Filled)})",
            FormControl.Number or FormControl.Percent => Number(item, cell, "TRUE"),
            FormControl.Integer => Number(item, cell, $"{cell}=INT({cell})"),
            FormControl.Date => $"IF(ISNUMBER({cell}),{Text(Filled)},{Text(Say("✕ 不是日期", "✕ not a date"))})",
            FormControl.Code => Code(cell),
            _ => $"IF(TRIM({cell})=\"\",{Left(item)},{Text(Filled)})",
        };
        if (item.AllowsNotApplicable && item.Control != FormControl.OneOf) filled = $"IF({cell}={Text(FormItem.NotApplicableWords.In(language))},{Text(Filled)},{filled})";
        return $"IF({cell}=\"\",{Left(item)},{filled})";
    }

    /// <summary>An item with a cell for each option.</summary>
    /// <param name="item">The item.</param>
    /// <param name="first">The first of the cells.</param>
    /// <param name="last">The last of them.</param>
    /// <param name="alone">Those that stand alone.</param>
    public string Several(FormItem item, string first, string last, IReadOnlyList<string> alone)
    {
        var (range, filled) = ($"{first}:{last}", $"{Text(Say("✓ 选了 ", "✓ ticked "))}&COUNTA({first}:{last})");
        if (alone.Count > 0) filled = $"IF(AND(COUNTA({range})>1,COUNTA({string.Join(',', alone)})>0),{Text(Say("✕ 有一项不能同选", "✕ one must stand alone"))},{filled})";
        return $"IF(COUNTA({range})=0,{Left(item)},{filled})";
    }

    /// <summary>A title with its two days.</summary>
    public string Title(string title, string from, string to) =>
        $"IF(COUNTA({title},{from},{to})=0,\"\",IF(COUNTA({title},{from},{to})<3,{Text(Say("✕ 要写全", "✕ not complete"))},IF(NOT(AND(ISNUMBER({from}),ISNUMBER({to}))),{Text(Say("✕ 不是日期", "✕ not a date"))},IF({to}<{from},{Text(Say("✕ 起止颠倒", "✕ ends before it begins"))},{Text(Filled)}))))";

    private string Left(FormItem item) => Text(item.MayBeLeft is { } why ? $"– {why.In(language)}" : Missing);

    private string Number(FormItem item, string cell, string whole)
    {
        var bounds = new[] { item.Field.Min is { } least ? $"{cell}>={N(least)}" : null, item.Field.Max is { } most ? $"{cell}<={N(most)}" : null }.OfType<string>().ToList();
        var within = bounds.Count == 0 ? Text(Filled) : $"IF(AND({string.Join(',', bounds)}),{Text(Filled)},{Text(Say("✕ 超出范围", "✕ out of range"))})";
        if (whole != "TRUE") within = $"IF({whole},{within},{Text(Say("✕ 要整数", "✕ not a whole number"))})";
        return $"IF(ISNUMBER({cell}),{within},{Text(Say("✕ 不是数", "✕ not a number"))})";
    }

    /// <summary>Eighteen characters with the check digit of GB 32100.</summary>
    private string Code(string cell)
    {
        const string Places = "{1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17}", Weights = "{1;3;9;27;19;26;16;17;20;29;25;13;8;24;10;30;28}";
        var sum = $"SUMPRODUCT((FIND(MID({cell},{Places},1),\"{Letters}\")-1)*{Weights})";
        var isRight = $"MID(\"{Letters}\",MOD(31-MOD({sum},31),31)+1,1)=RIGHT({cell},1)";
        return $"IF(LEN({cell})<>18,{Text(Say("✕ 不是 18 位", "✕ not 18 characters"))},IF(IFERROR({isRight},FALSE),{Text(Filled)},{Text(Say("✕ 校验码不符", "✕ check digit is wrong"))}))";
    }

    private static string N(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A text inside a formula.</summary>
    private static string Text(string words) => $"\"{words.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private string Say(string zh, string en) => language == Language.Zh ? zh : en;
}
