using RongTong.Compiling;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.Tests;

/// <summary>The shipped digital-level model, as text and compiled.</summary>
internal static class ShippedModel
{
    private static readonly string Folder = Path.Combine(Repository.Rules, "miit/sme-digital-level/2024");

    public static string Text { get; } = File.ReadAllText(Path.Combine(Folder, "model.yaml")).ReplaceLineEndings("\n");

    public static string Measures { get; } = File.ReadAllText(Path.Combine(Folder, "measures.yaml")).ReplaceLineEndings("\n");

    public static CompiledModel Compiled { get; } = ModelCompiler.Compile(new ModelSources(new SourceText("model.yaml", Text), new SourceText("measures.yaml", Measures))).Value!;
}
