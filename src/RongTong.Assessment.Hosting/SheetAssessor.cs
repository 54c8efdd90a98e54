using System.Collections.Concurrent;
using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Models;

namespace RongTong.Hosting;

/// <summary>
/// Assesses sheets as they reach an edge: finds the model they name or the caller names, puts in today's date where none is stated, and
/// says so. Command line and web give the same result because both come through here. Thread-safe.
/// </summary>
public sealed class SheetAssessor
{
    private readonly ModelCache _models;
    private readonly EngineCatalog _engines;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<(string Engine, ModelRef Model, bool WithMeasures), Lazy<IAssessmentEngine?>> _open = new();

    /// <summary>Creates an assessor.</summary>
    public SheetAssessor(ModelCache models, EngineCatalog engines, TimeProvider clock) => (_models, _engines, _clock) = (models, engines, clock);

    /// <summary>Assesses one sheet. Never throws for what a sheet or a model says.</summary>
    public SheetAssessment Assess(AnswerSheet sheet, SheetRequest request)
    {
        var dated = Dated(sheet, request);
        if ((request.Model ?? sheet.Model) is not { } name) return Failed(SheetFailure.NoModelNamed, [DiagnosticCatalog.NoModelNamed(sheet.Span)]);
        var resolved = _models.Resolve(name, dated);
        if (resolved.Value is not { } reference) return Failed(SheetFailure.UnknownModel, [.. resolved.Diagnostics.Select(d => d with { Span = d.Span ?? sheet.Span })]);
        var compiled = _models.Get(reference, request.WithMeasures);
        if (compiled.Value is not { } model) return Failed(SheetFailure.InvalidModel, compiled.Diagnostics);
        if (Engine(request, model) is not { } engine) return Failed(SheetFailure.UnknownEngine, [DiagnosticCatalog.UnknownEngine(request.Engine, _engines.Names)]);
        var assessment = engine.Assess(dated);
        return new SheetAssessment(request.Model is null ? assessment : Named(assessment, sheet, reference), SheetFailure.None, []);
    }

    /// <summary>An assessment that says so when its sheet names another model than the one used.</summary>
    internal static Assessment Named(Assessment assessment, AnswerSheet sheet, ModelRef used) => NamesOther(sheet, used)
        ? assessment with { Diagnostics = assessment.Diagnostics.Insert(0, DiagnosticCatalog.OtherModelNamed(sheet.Span, sheet.Model ?? "", used.ToString())) }
        : assessment;

    private AnswerSheet Dated(AnswerSheet sheet, SheetRequest request)
    {
        if ((request.AsOf ?? sheet.AsOf) is { } stated) return sheet with { AsOf = stated, AsOfAssumed = false };
        return sheet with { AsOf = DateOnly.FromDateTime(_clock.GetLocalNow().DateTime), AsOfAssumed = true };
    }

    private IAssessmentEngine? Engine(SheetRequest request, CompiledModel model) =>
        _open.GetOrAdd((request.Engine, model.Model.Ref, request.WithMeasures), key => new Lazy<IAssessmentEngine?>(() => _engines.Open(key.Engine, model))).Value;

    /// <summary>A sheet that leaves the edition open names no other model than the edition of it the caller asks for.</summary>
    private static bool NamesOther(AnswerSheet sheet, ModelRef used) =>
        sheet.Model is { } stated
        && !(ModelRef.TryParse(stated, out var named) && named.Authority == used.Authority && named.Name == used.Name && (named.Edition ?? used.Edition) == used.Edition && named.Overlay == used.Overlay);

    private static SheetAssessment Failed(SheetFailure failure, ImmutableArray<Diagnostic> diagnostics) => new(null, failure, diagnostics);
}

/// <summary>How a caller wants sheets assessed. Immutable.</summary>
public sealed record SheetRequest
{
    /// <summary>The model to use whatever the sheet names; null leaves it to the sheet.</summary>
    public string? Model { get; init; }

    /// <summary>The date whose rules apply whatever the sheet states; null leaves it to the sheet.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Which engine.</summary>
    public string Engine { get; init; } = EngineCatalog.Plan;

    /// <summary>Whether the assessment shall carry advice.</summary>
    public bool WithMeasures { get; init; } = true;
}

/// <summary>Why a sheet could not be assessed at all.</summary>
public enum SheetFailure
{
    /// <summary>It was assessed.</summary>
    None,

    /// <summary>Neither the sheet nor the caller names a model.</summary>
    NoModelNamed,

    /// <summary>There is no such model, none of its editions fits the sheet, or the reference is malformed.</summary>
    UnknownModel,

    /// <summary>The model has errors.</summary>
    InvalidModel,

    /// <summary>The build has no such engine.</summary>
    UnknownEngine,
}

/// <summary>What became of a sheet. Immutable.</summary>
/// <param name="Assessment">The result, with the sheet's own problems inside; null when there was no model to assess it by.</param>
/// <param name="Failure">Why there is no result.</param>
/// <param name="Diagnostics">The problems that left no result.</param>
public sealed record SheetAssessment(Assessment? Assessment, SheetFailure Failure, ImmutableArray<Diagnostic> Diagnostics);
