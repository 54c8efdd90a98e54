using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Hosting.Questionnaires;
using RongTong.Loading;

namespace RongTong.Web.Pages.Fill;

/// <summary>A file somebody hands in, read as a sheet: a workbook, or a sheet in YAML or JSON. Kept on disk only while it is read. Stateless.</summary>
internal static class Handed
{
    /// <summary>The largest file taken.</summary>
    public const long MostBytes = 10 * 1024 * 1024;

    /// <summary>What a request that carries one may hold.</summary>
    public const long MostInRequest = MostBytes + 64 * 1024;

    /// <summary>Reads a workbook.</summary>
    /// <returns>What it came to; problems stand at their cells.</returns>
    public static async Task<QuestionnaireReading> WorkbookAsync(IFormFile file, ModelCache models, CancellationToken cancellation)
    {
        var path = Path.Combine(Path.GetTempPath(), $"rongtong-{Path.GetRandomFileName()}.xlsx");
        try
        {
            await using (var kept = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                await file.CopyToAsync(kept, cancellation);
            var reading = QuestionnaireFile.Read(path, "", models);
            return reading with { Diagnostics = [.. reading.Diagnostics, .. reading.Sheet is null ? [] : reading.Judge()] };
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Reads any form of a sheet; null when it is none.</summary>
    public static async Task<AnswerSheet?> SheetAsync(IFormFile file, ModelCache models, CancellationToken cancellation)
    {
        if (QuestionnaireFile.IsNamedLikeOne(file.FileName)) return (await WorkbookAsync(file, models, cancellation)).Sheet;
        using var body = new MemoryStream();
        await file.CopyToAsync(body, cancellation);
        return Document(body);
    }

    /// <summary>Reads a sheet in YAML or JSON; null when it is none.</summary>
    public static AnswerSheet? Document(MemoryStream body)
    {
        body.Position = 0;
        if (SheetFiles.Read(body, "sheet").Value is not { } text) return null;
        var (sheets, problems) = SheetReader.Read(text);
        return problems.Any(p => p.Severity == DiagnosticSeverity.Error) || sheets.Length != 1 ? null : sheets[0];
    }

    /// <summary>Problems as a page lists them, each with its cell.</summary>
    public static ImmutableArray<CellProblem> Problems(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Select(d => new CellProblem(d.Span?.Path.TrimStart('!') is { Length: > 0 } place ? place : "–", d.Message, d.Fix))];
}
