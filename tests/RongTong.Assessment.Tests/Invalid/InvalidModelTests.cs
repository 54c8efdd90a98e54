using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Snapshots;
using RongTong.Tests.Units;
using RongTong.Text;

namespace RongTong.Tests.Invalid;

/// <summary>
/// One mistake to a file, the file named after its diagnostic. <c>«30 × text»</c> stands for the text thirty times over. A fixture may be a
/// model, the measures of the base model, or an overlay of it.
/// </summary>
public partial class InvalidModelTests
{
    private static readonly string[] Names = [.. Directory.GetFiles(BaseModel.Folder, "RT*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Fixtures => [.. Names];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Mistake_is_named_with_its_place_and_nothing_else(string fixture)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(BaseModel.Folder, fixture + ".yaml"));
        var text = Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n");
        var diagnostics = Compile(bytes);
        var code = fixture[..6];

        await Snapshot.Verify(Annotated.Of(text, diagnostics), fixture);
        diagnostics.ShouldContain(d => d.Code == code);
        if (code != "RT1021") diagnostics.Select(d => d.Code).Distinct().ShouldBe([code]);
        diagnostics.ShouldAllBe(d => d.Span != null && d.Span.Value.Line >= 1 && d.Span.Value.Column >= 1);
    }

    [Fact]
    public void The_honest_files_have_no_mistake()
    {
        Compile(Encoding.UTF8.GetBytes(BaseModel.Text)).ShouldBeEmpty();
        Compile(Encoding.UTF8.GetBytes(BaseModel.Measures)).ShouldBeEmpty();
        Compile(Encoding.UTF8.GetBytes(BaseModel.Overlay)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_diagnostic_about_text_references_and_meaning_has_a_fixture()
    {
        // Scenarios are read by what-if alone: its tests hold the wrong ones.
        var covered = Names.Select(f => f[..6]).Concat(["RT2024", "RT2025"]).Concat(InvalidOffersTests.Codes).ToHashSet(StringComparer.Ordinal);
        var missing = CatalogTests.ByFactory.Select(f => f.First().Code).Where(c => string.CompareOrdinal(c, "RT4") < 0 && !covered.Contains(c));

        missing.ShouldBeEmpty();
        covered.Except(CatalogTests.ByFactory.Select(f => f.First().Code)).ShouldBeEmpty();
    }

    private static ImmutableArray<Diagnostic> Compile(byte[] bytes)
    {
        var source = SourceText.FromUtf8("fixture.yaml", bytes);
        if (source.Value is not { } text) return source.Diagnostics;
        text = text with { Content = Repeated().Replace(text.Content.ReplaceLineEndings("\n"), m => string.Concat(Enumerable.Repeat(m.Groups["text"].Value, int.Parse(m.Groups["times"].Value)))) };
        var model = new SourceText("base.yaml", BaseModel.Text);
        var sources = text.Content.Contains("schema: rongtong/measures", StringComparison.Ordinal) ? new ModelSources(model, Measures: text)
            : text.Content.Contains("overlay: ", StringComparison.Ordinal) ? new ModelSources(model with { Content = Opened(model.Content) }, Overlay: text)
            : new ModelSources(text);
        return ModelCompiler.Compile(sources).Diagnostics;
    }

    /// <summary>The base model with one criterion open to overlays.</summary>
    private static string Opened(string model) => model.Replace("{ id: enough-staff,", "{ id: enough-staff, open: province,", StringComparison.Ordinal);

    [GeneratedRegex("«(?<times>[0-9]+) × (?<text>[^»]*)»", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Repeated();
}
