using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Hosting;
using RongTong.Loading;
using RongTong.Models;
using RongTong.Planning;
using RongTong.Reporting;
using RongTong.Reporting.Templating;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.Tests.Reports;

/// <summary>The shipped templates and models, loaded once, and sheets assessed by them.</summary>
internal static class SampleReports
{
    private static readonly Lazy<TemplateLibrary> Shipped = new(() => TemplateDirectory.Load(Repository.Templates) is { Value: { } library } ? library : throw new InvalidOperationException("the shipped templates do not load"));
    private static readonly Lazy<CompiledModel> Level = new(() => new RuleDirectory(Repository.Rules).Compile(new ModelRef("miit", "sme-digital-level", "2024")).Value!);

    public static TemplateLibrary Templates => Shipped.Value;

    public static ImmutableArray<string> Samples { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Rules, "samples"), "*.yaml")
            .Where(f => File.ReadAllText(f).Contains("miit/sme-digital-level", StringComparison.Ordinal))
            .Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal),
    ];

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<ModelRef, Lazy<CompiledModel>> Models = new();

    /// <summary>The samples of every model.</summary>
    public static ImmutableArray<string> All { get; } = [.. Directory.GetFiles(Path.Combine(Repository.Rules, "samples"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    /// <summary>A sample by the model it names.</summary>
    public static Assessment OfItsModel(string sample)
    {
        var sheet = Sheet(sample);
        var reference = new RuleDirectory(Repository.Rules).Resolve(sheet.Model!, sheet).Value!;
        return Models.GetOrAdd(reference, r => new Lazy<CompiledModel>(() => new RuleDirectory(Repository.Rules).Compile(r).Value!)).Value.Assess(sheet);
    }

    public static AnswerSheet Sheet(string sample)
    {
        var read = TextFile.Read(Path.Combine(Repository.Rules, "samples", sample + ".yaml"), sample);
        return SheetReader.Read(read.Value!).Sheets.Single();
    }

    /// <summary>A sample of the digital-level model, with the way to its next grade.</summary>
    public static Assessment Sample(string sample) => Level.Value.Assess(Sheet(sample)) is var assessment ? assessment with { Path = PathPlanner.ToNextGrade(Level.Value, assessment, alternatives: 2) } : null!;

    /// <summary>The way from a sample to a grade.</summary>
    public static PathPlan PathOf(string sample, string target) => PathPlanner.Plan(Level.Value, Sheet(sample), new PathRequest { Target = Level.Value.Model.Grades.First(g => g.Id == target) });

    public static Assessment Assess(AnswerSheet sheet) => Level.Value.Assess(sheet);

    public static Assessment Named(string name) => Level.Value.Assess(Sheet("qiheng") is var sheet ? sheet with { Enterprise = sheet.Enterprise with { Name = name } } : sheet);

    /// <summary>Assesses a sheet by a model, both written out.</summary>
    public static Assessment Assess(string model, string sheet)
    {
        var compiled = ModelCompiler.Compile(new ModelSources(new SourceText("model.yaml", model)));
        compiled.Diagnostics.Where(d => d.Severity == Diagnostics.DiagnosticSeverity.Error).ShouldBeEmpty();
        return compiled.Value!.Assess(SheetReader.Read(new SourceText("sheet.yaml", sheet)).Sheets.Single());
    }

    public static string Render(Assessment assessment, Language language, ReportFormat format)
    {
        var rendered = ReportRenderer.Render(Templates, assessment, language, format);
        rendered.Diagnostics.ShouldBeEmpty();
        return rendered.Value!.Text;
    }
}
