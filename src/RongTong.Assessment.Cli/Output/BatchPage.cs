using RongTong.Hosting.Batch;
using RongTong.Hosting.Batch.Earlier;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>What a batch says on the terminal: the table, how far it is, what it came to.</summary>
internal sealed class BatchPage(Language language)
{
    private const int Bar = 30;
    private const int Named = 3;

    /// <summary>Which model, which table, how it is written.</summary>
    public string Opening(BatchTable table, BatchModel model) => language == Language.Zh
        ? $"{model.Reference}  {Lines.Plain(table.Name)}  {table.Form}  {Count(table.Rows)} 行  用上 {Count(table.UsedColumns)}/{Count(table.Columns)} 列"
        : $"{model.Reference}  {Lines.Plain(table.Name)}  {table.Form}  {Count(table.Rows)} rows  {Count(table.UsedColumns)} of {Count(table.Columns)} columns used";

    /// <summary>The block that is redrawn while a batch runs.</summary>
    /// <param name="progress">How far it is.</param>
    /// <param name="done">Rows done since it was started.</param>
    /// <param name="elapsed">Time since then.</param>
    public IReadOnlyList<string> Progress(BatchProgress progress, long done, TimeSpan elapsed)
    {
        var filled = progress.Total == 0 ? Bar : (int)(progress.Rows * Bar / progress.Total);
        var bar = new string('=', Math.Max(0, filled - 1)) + (filled > 0 && filled < Bar ? ">" : filled > 0 ? "=" : "") + new string('.', Bar - filled);
        var seconds = (decimal)elapsed.TotalSeconds;
        var rate = seconds > 0 ? done / seconds : 0;
        var left = rate > 0 ? (long)((progress.Total - progress.Rows) / rate) : 0;
        var counts = progress.Counts;
        return
        [
            language.Of(
                $"  判定  [{bar}]  {Count(progress.Rows)}   每秒 {Count((long)rate)} 家，还要 {Count(left)} 秒",
                $"  done  [{bar}]  {Count(progress.Rows)}   {Count((long)rate)} a second, {Count(left)} s left"),
            language.Of(
                $"  符合 {Count(counts.Passed)}   不符合 {Count(counts.Failed)}   待定 {Count(counts.Undecided)}   退回 {Count(counts.Returned + counts.Rejected)}   (Ctrl+C 可停，--resume 续跑)",
                $"  certified {Count(counts.Passed)}   not certified {Count(counts.Failed)}   undecided {Count(counts.Undecided)}   returned {Count(counts.Returned + counts.Rejected)}   (Ctrl+C stops, --resume goes on)"),
        ];
    }

    /// <summary>What the batch came to.</summary>
    public string Closing(BatchOutcome outcome, string directory, EarlierFilings? earlier, TimeSpan elapsed)
    {
        var (page, counts) = (new TextPage(), outcome.Counts);
        var seconds = Figures.Of(decimal.Round((decimal)elapsed.TotalSeconds, 1, MidpointRounding.AwayFromZero));
        page.Line(language.Of($"{Count(counts.Applied)} 家，{seconds} 秒", $"{Count(counts.Applied)} enterprises, {seconds} s"));
        if (outcome.Resumed > 0) page.Line(language.Of($"其中 {Count(outcome.Resumed)} 行是上次做好的", $"{Count(outcome.Resumed)} rows had been done before"));
        page.Gap();
        var table = new TextTable(("", false), ("", true), ("", true), ("", false));
        Add(table, language.Of("符合", "certified"), counts.Passed, counts.Applied, "");
        Add(table, language.Of("不符合", "not certified"), counts.Failed, counts.Applied, language.Of($"其中 {Count(counts.OnlyOne)} 家只差一条", $"{Count(counts.OnlyOne)} of them short of one criterion only"));
        Add(table, language.Of("待定", "undecided"), counts.Undecided, counts.Applied, language.Of($"待评审 {Count(counts.AwaitReview)}，缺数据 {Count(counts.Undecided - counts.AwaitReview)}", $"{Count(counts.AwaitReview)} await review, {Count(counts.Undecided - counts.AwaitReview)} lack data"));
        Add(table, language.Of("数据退回", "returned"), counts.Returned + counts.Rejected, counts.Applied, Returned(counts));
        page.Add(table.Lines(2));
        if (outcome.Binding.Length > 0)
        {
            page.Gap();
            page.Line(language.Of("卡在哪一条（只差这一条 / 共）", "What it failed on (on this only / in all)"));
            page.Add(Binding(outcome));
        }
        if (earlier is not null)
        {
            page.Gap();
            page.Line(language.Of(
                $"对照 {Lines.Plain(earlier.Name)}：{Count(counts.MetAgain)} 家在其中{(counts.OtherYear > 0 ? $"，{Count(counts.OtherYear)} 家不是上一年度的申报，没有对照" : "")}",
                $"Held against {Lines.Plain(earlier.Name)}: {Count(counts.MetAgain)} enterprises are in it{(counts.OtherYear > 0 ? $"; {Count(counts.OtherYear)} filed in another year than the one before and are left out" : "")}"));
        }
        if (outcome.Warnings is [var warning, ..])
        {
            page.Gap();
            page.Line(language.Of($"请复核，见 review.csv：{Count(outcome.Warnings.Sum(w => w.Rows))} 条，最多的是", $"To be checked, see review.csv: {Count(outcome.Warnings.Sum(w => w.Rows))}, most of them"));
            page.Line($"  {Count(warning.Rows)}  {warning.Words.In(language)}");
        }
        if (counts.NumericCodes > 0 && !outcome.Files.Contains("results.xlsx"))
        {
            page.Gap();
            page.Line(language.Of(
                $"{Count(counts.NumericCodes)} 个信用代码全是数字：CSV 用表格软件直接打开会丢尾数，请加 --xlsx，看 results.xlsx",
                $"{Count(counts.NumericCodes)} credit codes are all digits: a spreadsheet that opens the CSV files loses some; add --xlsx and open results.xlsx"));
        }
        page.Gap();
        page.Line(language.Of($"已写出 {Shown(directory)}", $"Written to {Shown(directory)}"));
        page.Line("  " + string.Join("  ", outcome.Files));
        page.Line(language.Of("批次根 ", "Batch root ") + string.Join(' ', outcome.Root[..32].Chunk(8).Select(c => new string(c))) + language.Of("   核验：", "   check: ") + $"rongtong batch verify {Shown(directory)}");
        return page.ToString();
    }

    private string Returned(BatchCounts counts)
    {
        var parts = new List<string>();
        if (counts.Rejected > 0) parts.Add(language.Of($"读不出 {Count(counts.Rejected)}，见 rejects.csv", $"{Count(counts.Rejected)} unreadable, see rejects.csv"));
        if (counts.Returned > 0) parts.Add(language.Of($"数据有误 {Count(counts.Returned)}，见 review.csv", $"{Count(counts.Returned)} contradictory, see review.csv"));
        return string.Join(language.Of("；", "; "), parts);
    }

    private IEnumerable<string> Binding(BatchOutcome outcome)
    {
        var shown = outcome.Binding.OrderByDescending(b => b.Only).ThenByDescending(b => b.Unmet).ThenBy(b => b.Id, StringComparer.Ordinal).ToList();
        var most = Math.Max(1, shown.Max(b => b.Only));
        var table = new TextTable(("", false), ("", false), ("", true), ("", true));
        foreach (var binding in shown.Take(shown.Count == Named + 1 ? Named + 1 : Named)) table.Add(binding.Name.In(language), Strip(binding.Only, most), Count(binding.Only), Count(binding.Unmet));
        if (shown.Skip(Named).ToList() is { Count: > 1 } rest)
            table.Add(language.Of($"其他{CountWords.Zh(rest.Count)}条", $"{CountWords.En(rest.Count)} others"), Strip(rest.Sum(b => b.Only), most), Count(rest.Sum(b => b.Only)), Count(rest.Sum(b => b.Unmet)));
        return table.Lines(2);
    }

    private static string Strip(long count, long most) => new('=', (int)Math.Clamp(count * 21 / most, count > 0 ? 1 : 0, 21));

    private static void Add(TextTable table, string name, long count, long all, string note) =>
        table.Add(name, Count(count), all == 0 ? "" : Figures.Percent((decimal)count / all), count == 0 ? "" : note);

    private static string Count(long count) => Figures.Of(count);

    private static string Shown(string directory) => Lines.Plain(directory);
}
