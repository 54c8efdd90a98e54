using System.Collections.Immutable;
using System.Text.Json;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Hosting.Replaying;

/// <summary>
/// Computes stored results again, from the answers and the model text they name, and holds every byte against what was stored. Thread-safe.
/// </summary>
/// <param name="archive">Where the model texts are.</param>
/// <param name="engines">The engines.</param>
public sealed class Replay(ModelArchive archive, EngineCatalog engines)
{
    /// <summary>Computes the results of a file again.</summary>
    /// <param name="stored">What was stored.</param>
    /// <param name="shown">The name of its file in messages.</param>
    /// <param name="sheets">The sheets, in order, of results that carry none; empty where all carry theirs.</param>
    /// <returns>What keeps them from being the same: RT6094 to RT6096; nothing when every byte is.</returns>
    public ImmutableArray<Diagnostic> Compare(StoredResults stored, string shown, ImmutableArray<AnswerSheet> sheets)
    {
        var (results, problems) = (ImmutableArray.CreateBuilder<Assessment>(), ImmutableArray.CreateBuilder<Diagnostic>());
        var isCarried = stored.Results.All(r => r.Sheet is not null);
        if (!isCarried && sheets.Length != stored.Results.Length)
        {
            return [DiagnosticCatalog.ResultUnreadable(shown, sheets.IsEmpty
                ? new LocalizedText("里面没有答卷；用 --sheet 给出，或存结果时加 --with-sheet", "it carries no sheet; give it with --sheet, or store results with --with-sheet")
                : new LocalizedText($"有 {stored.Results.Length} 份结果，给了 {sheets.Length} 份答卷", $"{stored.Results.Length} results, {sheets.Length} sheets"))];
        }
        for (var i = 0; i < stored.Results.Length; i++)
        {
            var (result, problem) = Again(stored.Results[i], isCarried ? stored.Results[i].Sheet! : sheets[i], shown);
            if (problem is not null) problems.Add(problem);
            else if (result is not null) results.Add(result);
        }
        if (problems.Count > 0) return [.. problems.Distinct()];
        var language = stored.Results[0].ModelName == results[0].Model.Name.En && results[0].Model.Name.En != results[0].Model.Name.Zh ? Language.En : Language.Zh;
        var bytes = Bytes(stored.Form, results, language, isCarried);
        if (stored.Bytes.Span.SequenceEqual(bytes)) return [];
        return [DiagnosticCatalog.ReplayDiffers(shown, Differing(stored, results, language, isCarried), stored.Bytes.Span.CommonPrefixLength(bytes) + 1)];
    }

    /// <summary>The result anew.</summary>
    public (Assessment? Result, Diagnostic? Problem) Again(StoredResult stored, AnswerSheet sheet, string shown)
    {
        var (model, found) = archive.Find(stored.Model, stored.Fingerprint, stored.Rules);
        if (model is null) return (null, DiagnosticCatalog.OtherFingerprint(shown, stored.Model, stored.Fingerprint, found ?? "-"));
        if (engines.Open(EngineCatalog.Plan, model) is not { } engine) return (null, DiagnosticCatalog.UnknownEngine(EngineCatalog.Plan, engines.Names));
        return (SheetAssessor.Named(engine.Assess(sheet), sheet, model.Model.Ref), null);
    }

    private static byte[] Bytes(StoredForm form, IEnumerable<Assessment> results, Language language, bool withSheet) => form switch
    {
        StoredForm.List => AssessmentJson.WriteArray(results, language, withSheet),
        StoredForm.Object => AssessmentJson.Write(results.First(), language, indented: true, withSheet),
        _ => Joined(results.Select(r => AssessmentJson.Write(r, language, indented: false, withSheet))),
    };

    private static byte[] Joined(IEnumerable<byte[]> lines)
    {
        var bytes = new MemoryStream();
        foreach (var line in lines)
        {
            if (bytes.Length > 0) bytes.WriteByte((byte)'\n');
            bytes.Write(line);
        }
        return bytes.ToArray();
    }

    /// <summary>Of several results the first that differs, by its firm.</summary>
    private static string Differing(StoredResults stored, IReadOnlyList<Assessment> results, Language language, bool withSheet)
    {
        for (var i = 0; i < results.Count; i++)
        {
            using var again = JsonDocument.Parse(AssessmentJson.Write(results[i], language, indented: false, withSheet));
            if (StoredResults.Compact(again.RootElement) != stored.Results[i].Compact) return stored.Results[i].Firm;
        }
        return stored.Results[0].Firm;
    }
}
