using RongTong.Diagnostics;
using RongTong.Reporting.Templating.Syntax;
using RongTong.Text;

namespace RongTong.Reporting.Templating.Evaluation;

/// <summary>What one rendering has left to spend, and the place it is working at.</summary>
internal sealed class RenderContext(TemplateLimits limits, TemplateSyntax template, CancellationToken cancellationToken)
{
    private const int StepsBetweenCancellationChecks = 1024, CharactersPerStep = 8, CharactersReadPerStep = 64;

    private long _left = limits.Steps;
    private long _nextCheck = limits.Steps;
    private int _depth;

    /// <summary>The template being run.</summary>
    public TemplateSyntax Template { get; set; } = template;

    /// <summary>The expression or statement being run, for errors that have no closer place.</summary>
    public TextRange Place { get; set; }

    public void Spend(long steps)
    {
        _left -= steps;
        if (_left > _nextCheck - StepsBetweenCancellationChecks && _left >= 0) return;
        cancellationToken.ThrowIfCancellationRequested();
        _nextCheck = _left;
        if (_left < 0) throw Limit($"步数多于 {Figures.Of(limits.Steps)}", $"more than {Figures.Of(limits.Steps)} steps");
    }

    /// <summary>Pays for copying characters into a text that then has so many in all.</summary>
    public void SpendText(long copied, long total)
    {
        if (total > limits.OutputCharacters)
            throw Limit($"文本多于 {Figures.Of(limits.OutputCharacters)} 个字符", $"a text of more than {Figures.Of(limits.OutputCharacters)} characters");
        Spend(copied / CharactersPerStep);
    }

    /// <summary>Pays for a text that comes to be, and hands it on.</summary>
    public string Made(string text)
    {
        SpendText(text.Length, text.Length);
        return text;
    }

    /// <summary>Pays for looking at a value.</summary>
    public void SpendReading(object? value) => Spend(value is string text ? 1 + (text.Length / CharactersReadPerStep) : 1);

    /// <summary>Pays for looking for one text in another.</summary>
    public void SpendSearch(string text, string wanted) => Spend(1 + ((text.Length + ((long)text.Length * wanted.Length / 16)) / CharactersReadPerStep));

    /// <summary>Enters a block or an include.</summary>
    public void Enter()
    {
        if (++_depth > limits.Depth) throw Limit($"嵌套超过 {Figures.Of(limits.Depth)} 层", $"nested deeper than {Figures.Of(limits.Depth)} levels");
    }

    public void Leave() => _depth--;

    public SourceSpan Span(TextRange at) => Template.Map.Span(at);

    public RenderStop Limit(string zh, string en) => new(DiagnosticCatalog.TemplateLimit(Span(Place), zh, en));

    public RenderStop WrongValue(string zh, string en) => WrongValue(Place, zh, en);

    public RenderStop WrongValue(TextRange at, string zh, string en) => new(DiagnosticCatalog.TemplateValue(Span(at), zh, en));

    public RenderStop Unknown(TextRange at, string name, IEnumerable<string> known) => new(DiagnosticCatalog.UnknownTemplateName(Span(at), name, known));
}
