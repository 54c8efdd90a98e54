using System.Text.Json;
using RongTong.Reporting.Templating;
using RongTong.Text;

namespace RongTong.Tests.Templating;

/// <summary>
/// One case of the corpus: templates, a model, and what comes of rendering the first template. Every file in <c>Templates</c> holds
/// cases under <c>=== name</c>, each in sections: <c>--- template</c>, <c>--- template name</c> for an included one, <c>--- model</c>
/// in JSON, <c>--- limits</c>, <c>--- output</c> or <c>--- error</c>, and <c>--- scriban</c>: why the real Scriban may answer otherwise.
/// The line break before the next marker belongs to the marker.
/// </summary>
public sealed record TemplateCase(
    string File, string Name, IReadOnlyDictionary<string, string> Templates, string Model, TemplateLimits Limits,
    string? Output, string? Errors, string? ScribanDiffers)
{
    public const string Main = "zh-CN/main";

    public static IReadOnlyList<TemplateCase> All { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Templates"), "*.txt").Order(StringComparer.Ordinal).SelectMany(ReadFile)];

    public IEnumerable<KeyValuePair<string, SourceText>> Sources =>
        Templates.Select(template => KeyValuePair.Create(template.Key, new SourceText(template.Key, template.Value)));

    public TemplateObject ReadModel()
    {
        using var document = JsonDocument.Parse(Model);
        return (TemplateObject)Convert(document.RootElement)!;
    }

    /// <summary>What an engine makes of the case: a text, or diagnostics in lines.</summary>
    internal (string? Output, string Errors) Answer(ITemplateEngine engine)
    {
        var library = TemplateLibrary.Parse(Sources, Limits, engine);
        if (library.Value is null) return (null, string.Join("\n", library.Diagnostics));
        var rendered = library.Value.Render(Main, ReadModel());
        return (rendered.Value?.Text, string.Join("\n", rendered.Diagnostics));
    }

    public override string ToString() => $"{File}: {Name}";

    private static object? Convert(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ConvertObject(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Convert).ToArray(),
        JsonValueKind.Number => element.GetDecimal(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Null => null,
        _ => element.GetBoolean(),
    };

    private static TemplateObject ConvertObject(JsonElement element)
    {
        var target = new TemplateObject();
        foreach (var property in element.EnumerateObject()) target.Add(property.Name, Convert(property.Value));
        return target;
    }

    private static IEnumerable<TemplateCase> ReadFile(string path)
    {
        var file = Path.GetFileNameWithoutExtension(path);
        var text = System.IO.File.ReadAllText(path).ReplaceLineEndings("\n");
        if (text.EndsWith('\n')) text = text[..^1];
        return ("\n" + text).Split("\n=== ").Skip(1).Select(body => Read(file, body));
    }

    private static TemplateCase Read(string file, string body)
    {
        var parts = body.Split("\n--- ");
        var name = parts[0].Split('\n')[0].Trim();
        var templates = new Dictionary<string, string>(StringComparer.Ordinal);
        string model = "{}", limits = "";
        string? output = null, errors = null, differs = null;
        foreach (var part in parts.Skip(1))
        {
            var lineEnd = part.IndexOf('\n', StringComparison.Ordinal);
            var (head, content) = lineEnd < 0 ? (part, "") : (part[..lineEnd], part[(lineEnd + 1)..]);
            switch (head.Split(' ', 2))
            {
                case ["template"]: templates.Add(Main, content); break;
                case ["template", var other]: templates.Add(other, content); break;
                case ["model"]: model = content; break;
                case ["limits"]: limits = content; break;
                case ["output"]: output = content; break;
                case ["error"]: errors = content.Trim(); break;
                case ["scriban"]: differs = content.Trim(); break;
                default: throw new InvalidDataException($"{file}: {name}: unknown section '{head}'");
            }
        }
        return new TemplateCase(file, name, templates, model, ReadLimits(limits), output, errors, differs);
    }

    private static TemplateLimits ReadLimits(string text)
    {
        var limits = new TemplateLimits();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = (line.Split(' ')[0], int.Parse(line.Split(' ')[1]));
            limits = name switch
            {
                "steps" => limits with { Steps = value },
                "depth" => limits with { Depth = value },
                "characters" => limits with { OutputCharacters = value },
                _ => throw new InvalidDataException($"unknown limit '{name}'"),
            };
        }
        return limits;
    }
}
