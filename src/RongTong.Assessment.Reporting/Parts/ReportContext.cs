using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Comparing;
using RongTong.Models;
using RongTong.Reporting.Encoders;
using RongTong.Reporting.Wording;
using RongTong.Text;

namespace RongTong.Reporting.Parts;

/// <summary>What all parts of one report share: the assessment, the language, the format, and the words for numbers and criteria.</summary>
internal sealed class ReportContext
{
    private readonly TextEncoder _encoder;
    private readonly Dictionary<string, CriterionResult> _results;
    private List<Field>? _factsAsked;

    public ReportContext(Assessment assessment, Language language, ReportFormat format)
    {
        (Assessment, Language, IsHtml, IsWord) = (assessment, language, format == ReportFormat.Html, format == ReportFormat.Word);
        _encoder = IsHtml ? TextEncoder.Html : IsWord ? TextEncoder.Word : TextEncoder.Markdown;
        _results = assessment.Criteria.ToDictionary(c => c.Criterion.Id, StringComparer.Ordinal);
        Tags = [.. (assessment.Model.Scenes?.All ?? []).SelectMany(s => s.Tags).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Paper = new Paper(language, assessment.Model);
        Criteria = new CriterionWords(this);
    }

    public Assessment Assessment { get; }

    public EvaluationModel Model => Assessment.Model;

    public Language Language { get; }

    /// <summary>Whether the report is a page, with charts as SVG.</summary>
    public bool IsHtml { get; }

    /// <summary>Whether a document of Word is made from it, with charts from tables.</summary>
    public bool IsWord { get; }

    public Paper Paper { get; }

    public CriterionWords Criteria { get; }

    /// <summary>The next grade up; null at the top, in a classification, where no grade is above another, and for a sheet that goes back.</summary>
    public Grade? Next => Assessment.Outcome.Status == OutcomeStatus.DataError || Model.IsClassification ? null : Assessment.NextGrade;

    /// <summary>Whether the grades are rungs of a ladder with more than one.</summary>
    public bool IsLadder => Model.Grades.Length > 1 && !Model.IsClassification;

    /// <summary>The grade whose requirements the report measures against: the next one, or at the top the one held.</summary>
    public Grade? Target => Assessment.Outcome.Status == OutcomeStatus.DataError ? null : Next ?? Assessment.Grade;

    /// <summary>The facts the model decides by, and the figures of its questions; what a shared catalogue holds for other models is not among them.</summary>
    public IReadOnlyList<Field> FactsAsked => _factsAsked ??= Asked();

    /// <summary>An empty object of the report model.</summary>
    public PartBuilder New() => new(_encoder);

    /// <summary>A text in the language of the report.</summary>
    public string In(LocalizedText text) => text.In(Language);

    /// <summary>A name inside a sentence: its first letter small, unless an abbreviation begins it.</summary>
    public string Inside(LocalizedText name)
    {
        var text = In(name);
        return text.Length > 1 && char.IsAsciiLetterUpper(text[0]) && !char.IsAsciiLetterUpper(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }

    /// <summary>One of two wordings.</summary>
    public string Say(string zh, string en) => Language == Language.Zh ? zh : en;

    /// <summary>Texts in a row: 、 in Chinese, commas in English.</summary>
    public string Row(IEnumerable<string> texts) => string.Join(Say("、", ", "), texts);

    /// <summary>The marks of a scene's tags.</summary>
    public string MarksOf(Scene scene) => string.Concat(scene.Tags.Select(MarkOf));

    /// <summary>The mark of a tag.</summary>
    public string MarkOf(string tag) => FixedWords.TagMark(Tags.IndexOf(tag));

    /// <summary>The tags of the model's scenes, in a fixed order.</summary>
    public ImmutableArray<string> Tags { get; }

    /// <summary>The result of a criterion.</summary>
    public CriterionResult ResultOf(string id) => _results[id];

    /// <summary>The results a grade requires directly.</summary>
    public IEnumerable<CriterionResult> RequiredBy(Grade grade) => grade.Requires.Select(r => ResultOf(r.Id));

    private List<Field> Asked()
    {
        var read = FieldsRead.Of(Model);
        var figures = Model.Awards.SelectMany(a => a.Form).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        return [.. Model.Fields.Where(f => read.Contains(f.Id) || figures.Contains(f.Id))];
    }
}
