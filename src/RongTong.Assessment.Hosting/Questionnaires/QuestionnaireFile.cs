using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Hosting.Batch;
using RongTong.Reporting.Questionnaires;
using RongTong.Text;

namespace RongTong.Hosting.Questionnaires;

/// <summary>Filled questionnaires: reads a workbook back as an answer sheet. Stateless and thread-safe.</summary>
public static class QuestionnaireFile
{
    /// <summary>Whether a file is called like a workbook.</summary>
    public static bool IsNamedLikeOne(string path) => Path.GetExtension(path).ToUpperInvariant() is ".XLSX" or ".XLSM" or ".XLS" or ".ET" or ".ODS";

    /// <summary>Whether a workbook says which questions it asks. One that cannot be opened, such as a table of very many rows, says nothing.</summary>
    public static bool IsOne(string path)
    {
        try
        {
            using var workbook = HandedInWorkbook.Open(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), path);
            return workbook.Sheets.Any(s => s.Name == QuestionnaireColumns.Definitions);
        }
        catch (Exception error) when (error is BatchUnreadableException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Reads a workbook. What is wrong with it is told in one go, cell by cell.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="shown">Its name in messages; a place in it is <c>name!sheet!D7</c>.</param>
    /// <param name="models">The models.</param>
    /// <param name="anyway">Whether to read a workbook exported from another text of the model, as far as both ask alike.</param>
    public static QuestionnaireReading Read(string path, string shown, ModelCache models, bool anyway = false)
    {
        try
        {
            using var workbook = HandedInWorkbook.Open(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), shown);
            return Read(workbook, shown, models, anyway);
        }
        catch (BatchUnreadableException error)
        {
            return Failed(error.Diagnostic);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Failed(error is FileNotFoundException or DirectoryNotFoundException ? DiagnosticCatalog.FileUnreadable(shown, new LocalizedText("没有这个文件", "not found")) : DiagnosticCatalog.FileUnreadable(shown, error.Message));
        }
    }

    private static QuestionnaireReading Read(HandedInWorkbook workbook, string shown, ModelCache models, bool anyway)
    {
        var span = SourceSpan.WholeFile(shown);
        if (QuestionnaireDefinition.Read(workbook) is not { } was) return Failed(DiagnosticCatalog.NotAQuestionnaire(span));
        var known = models.Rules.Models();
        if (!known.Contains(was.Model)) return Failed(DiagnosticCatalog.UnknownModel(span, was.Model.ToString(), known.Select(m => m.ToString())));
        var compiled = models.Get(was.Model, withMeasures: false);
        if (compiled.Value is not { } model) return new QuestionnaireReading(null, null, compiled.Diagnostics);
        var form = QuestionnaireForm.Of(model);
        var now = QuestionnaireDefinition.Of(form, was.Language);
        ImmutableArray<Diagnostic> told = [];
        if (was.Fingerprint != now.Fingerprint)
        {
            var differences = now.DifferencesFrom(was, form, span).ToList();
            var other = DiagnosticCatalog.QuestionnaireOfOtherText(span, was.Model.ToString(), Short(was.Fingerprint), Short(now.Fingerprint), differences.Count);
            if (!anyway) return new QuestionnaireReading(null, model, [other, .. differences]);
            told = [other with { Severity = DiagnosticSeverity.Warning }, .. differences];
        }
        var reader = new QuestionnaireReader(form, was, now, shown);
        var (sheet, problems) = reader.Read(workbook);
        if (!problems.Any(d => d.Severity == DiagnosticSeverity.Error)) return new QuestionnaireReading(sheet, model, [.. told, .. problems]);
        // All that is wrong in one go: also what the model says of the answers that could be read.
        return new QuestionnaireReading(null, model, [.. told, .. reader.InOrder(problems.Concat(QuestionnaireReading.Judged(model, sheet)))]);
    }

    private static QuestionnaireReading Failed(Diagnostic diagnostic) => new(null, null, [diagnostic]);

    private static string Short(string fingerprint)
    {
        var hash = fingerprint[(fingerprint.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return hash[..Math.Min(8, hash.Length)];
    }
}

/// <summary>What a workbook came to. Immutable.</summary>
/// <param name="Sheet">The answers, each with its cell as its place; null when a cell could not be read, or the workbook is refused.</param>
/// <param name="Model">The model it asks for, when there is one.</param>
/// <param name="Diagnostics">Everything that is wrong with it. What the answers themselves say is for the assessment to judge.</param>
public sealed record QuestionnaireReading(AnswerSheet? Sheet, CompiledModel? Model, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>What the model says of the answers, each at the cell it is about; nothing where there is no sheet.</summary>
    public ImmutableArray<Diagnostic> Judge() => this is { Sheet: { } sheet, Model: { } model } ? Judged(model, sheet) : [];

    /// <summary>What a model says of a sheet. Answers that contradict each other are told at one of them.</summary>
    internal static ImmutableArray<Diagnostic> Judged(CompiledModel model, AnswerSheet sheet) =>
        [.. model.Assess(sheet).Diagnostics.Select(d => d is { Span: null, Field: { } field } && sheet.Answers.TryGetValue(field, out var answer) ? d with { Span = answer.Span } : d)];
}
