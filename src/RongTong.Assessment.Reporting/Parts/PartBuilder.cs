using RongTong.Reporting.Encoders;
using RongTong.Reporting.Templating;

namespace RongTong.Reporting.Parts;

/// <summary>Fills one object of the report model. Every text passes the encoder here, once; only finished markup goes round it.</summary>
internal sealed class PartBuilder(TextEncoder encoder)
{
    private readonly TemplateObject _object = [];

    /// <summary>The object, complete.</summary>
    public TemplateObject Done => _object;

    /// <summary>A text; null stays null.</summary>
    public PartBuilder Text(string name, string? value) => Add(name, value is null ? null : encoder.Encode(value));

    /// <summary>Several texts.</summary>
    public PartBuilder Texts(string name, IEnumerable<string> values) => Add(name, values.Select(v => (object?)encoder.Encode(v)).ToArray());

    /// <summary>Markup or a style class that is safe as it is.</summary>
    public PartBuilder Markup(string name, string? markup) => Add(name, markup);

    /// <summary>Yes or no.</summary>
    public PartBuilder Flag(string name, bool value) => Add(name, value);

    /// <summary>A whole number for the template to branch on.</summary>
    public PartBuilder Count(string name, int value) => Add(name, value);

    /// <summary>Another object, or null.</summary>
    public PartBuilder Part(string name, TemplateObject? part) => Add(name, part);

    /// <summary>A list of objects.</summary>
    public PartBuilder List(string name, IEnumerable<TemplateObject> items) => Add(name, items.ToArray());

    private PartBuilder Add(string name, object? value)
    {
        _object.Add(name, value);
        return this;
    }
}
