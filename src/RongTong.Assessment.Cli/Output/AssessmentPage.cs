using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>One assessment as text: who, the verdict, one sentence with numbers, then score, criteria and what is missing. Words only what the assessment says.</summary>
internal sealed class AssessmentPage
{
    private const int MostProblems = 20;

    private readonly Assessment _assessment;
    private readonly Ink _ink;
    private readonly bool _all;
    private readonly TextPage _page = new();

    private AssessmentPage(Assessment assessment, Ink ink, bool all) => (_assessment, _ink, _all) = (assessment, ink, all);

    /// <summary>Writes the page.</summary>
    /// <param name="assessment">What to write.</param>
    /// <param name="ink">Language and marks.</param>
    /// <param name="all">Every node of the tree, every criterion and every grade.</param>
    /// <param name="command">The command line that made it, to be pasted with more behind it; null when it cannot be repeated.</param>
    public static string Of(Assessment assessment, Ink ink, bool all, string? command)
    {
        var page = new AssessmentPage(assessment, ink, all);
        PageHead.Write(page._page, assessment, ink);
        page.Verdict();
        page.Sentence();
        page.Recommendation();
        page.Missing();
        if (assessment.Outcome.Status != OutcomeStatus.DataError)
        {
            page.Scores();
            if (assessment.Peers is { } peers) PeerBlock.Write(page._page, peers, ink, all);
            page.Criteria();
            page.Alternatives();
        }
        page.Problems();
        page.Next(command);
        return page._page.ToString();
    }

    private Language Language => _ink.Language;

    private bool IsLadder => _assessment.Model is { Grades.Length: > 1, IsClassification: false };

    private bool IsCertification => _assessment.Model is { Grades.Length: 1, IsClassification: false };

    private string Say(string zh, string en) => Language.Of(zh, en);

    private void Verdict()
    {
        var parts = new List<string> { _ink.Bold(Words()) };
        if (IsLadder && _assessment.Outcome.Status != OutcomeStatus.DataError) parts.Add(Gauge());
        if (_assessment is { Score: { } score, Outcome.Status: not OutcomeStatus.DataError }) parts.Add($"{Figures.Of(score.Value)} / {Figures.Of(score.Indicator.OutOf)}");
        _page.Gap();
        _page.Paragraph(string.Join("  ", parts), hang: 2);
        _page.Gap();
    }

    private string Words()
    {
        var outcome = _assessment.Outcome;
        if (outcome.Status == OutcomeStatus.DataError) return _ink.Bad(Say("数据退回", "returned for correction"));
        if (IsCertification)
        {
            if (outcome.Status == OutcomeStatus.Undecided) return _ink.Open(Say("待定", "undecided"));
            return outcome.Grade is null ? _ink.Bad(Say("不符合", "not met")) : _ink.Good($"{Say("符合", "met")}  {NameOf(outcome.Grade)}");
        }
        if (outcome.Status == OutcomeStatus.Decided) return _assessment.Grade is { } grade ? FullName(grade) : _assessment.Model.NoGradeName.In(Language);
        var beyond = outcome.PossibleGrades.Where(g => g is null || g != outcome.Grade).ToList();
        if (IsLadder && outcome.PossibleGrades.Length == _assessment.Model.Grades.Length + 1) return Say("哪一级都有可能", "Any level is possible");
        if (outcome.Grade is null) return Say($"可能：{string.Join("、", beyond.Select(NameOf))}", $"Possibly {string.Join(", ", beyond.Select(g => CountWords.Inside(NameOf(g))))}");
        return Say($"至少{NameOf(outcome.Grade)}，可能{string.Join("、", beyond.Select(NameOf))}", $"At least {CountWords.Inside(NameOf(outcome.Grade))}, possibly {string.Join(", ", beyond.Select(g => CountWords.Inside(NameOf(g))))}");
    }

    private string FullName(Grade grade) =>
        grade.Alias is { } alias ? $"{grade.Name.In(Language)}{Say(" ", ", ")}{alias.In(Language)}" : grade.Name.In(Language);

    private string NameOf(string? grade) => (grade is null ? _assessment.Model.NoGradeName : _assessment.Model.Grades.First(g => g.Id == grade).Name).In(Language);

    /// <summary>One sign a grade, lowest first: certain, possible, not reached.</summary>
    private string Gauge()
    {
        var grades = _assessment.Model.Grades;
        var held = _assessment.Outcome.Grade is { } id ? IndexOf(id) : -1;
        var most = _assessment.Outcome.PossibleGrades.Select(g => g is null ? -1 : IndexOf(g)).DefaultIfEmpty(held).Max();
        return $"[{string.Concat(grades.Select((_, i) => i <= held ? '#' : i <= most ? '?' : '.'))}]";

        int IndexOf(string grade) => grades.IndexOf(grades.First(g => g.Id == grade));
    }

    private void Sentence()
    {
        var outcome = _assessment.Outcome;
        if (outcome.Status == OutcomeStatus.DataError)
        {
            var errors = _assessment.Diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error);
            _page.Paragraph(Say($"有{CountWords.Zh(errors)}处要先改正，改正之前不评定。", $"{CountWords.Capital(CountWords.En(errors))} to correct first; nothing is decided until then."));
            return;
        }
        if (outcome.Status == OutcomeStatus.Undecided || _assessment.Model.IsClassification) return;
        if (_assessment.NextGrade is not { } next)
        {
            if (IsLadder) _page.Paragraph(Say("已是最高一级。", "This is the highest level."));
            Room();
            return;
        }
        var unmet = RequiredOf(next).Where(c => c.Status == Compiling.Truth.Unmet).ToList();
        if (unmet.Count == 0) return;
        if (!IsLadder)
        {
            var required = next.Requires.Length;
            _page.Paragraph(Say($"{CountWords.Zh(required)}项条件中{CountWords.Zh(unmet.Count)}项不符合。", $"{CountWords.Capital(CountWords.En(unmet.Count))} of {CountWords.En(required)} criteria not met."));
            return;
        }
        var name = next.Name.In(Language);
        _page.Paragraph(Say(
            $"离{name}还差{CountWords.Zh(unmet.Count)}处：{string.Join("，", unmet.Select(Lack))}。",
            $"{CountWords.Capital(CountWords.En(unmet.Count))} {(unmet.Count == 1 ? "thing" : "things")} short of {CountWords.Inside(name)}: {string.Join(", ", unmet.Select(Lack))}."));
    }

    /// <summary>Next to every pass, how much room is left.</summary>
    private void Room()
    {
        if (_assessment.Grade is not { } grade) return;
        var margins = RequiredOf(grade).Where(c => c.Measured?.Margin is >= 0).Select(c => $"{Label(c.Criterion)} {CriterionWords.WithUnit(c.Measured!.Margin!.Value, c.Measured, _assessment.Model, Language)}").ToList();
        if (margins.Count > 0) _page.Paragraph(Say($"余量：{string.Join("，", margins)}。", $"Room left: {string.Join(", ", margins)}."));
    }

    /// <summary>What the layer above the decision comes to.</summary>
    private void Recommendation()
    {
        if (_assessment is not { Recommendation: { } status and not RecommendationStatus.None, Model.Recommendation: { } layer }) return;
        var unmet = layer.Requires.Select(r => _assessment.Criteria.First(c => c.Criterion.Id == r.Id)).Where(c => c.Status == Compiling.Truth.Unmet).Select(c => Label(c.Criterion));
        _page.Paragraph(status switch
        {
            RecommendationStatus.Recommend => Say("可以推荐。", "May be recommended."),
            RecommendationStatus.Refuse => Say($"不予推荐：{string.Join("，", unmet)}不符合。", $"Not recommended: {string.Join(", ", unmet)} not met."),
            _ => Say("是否推荐：待定。", "Recommendation: undecided."),
        });
    }

    private string Lack(CriterionResult result) => CriterionWords.Lack(result, _assessment.Model, Language);

    private string Label(Criterion criterion) => CriterionWords.Label(criterion, Language);

    private IEnumerable<CriterionResult> RequiredOf(Grade grade) => grade.Requires.Select(r => _assessment.Criteria.First(c => c.Criterion.Id == r.Id));

    private void Missing()
    {
        if (!_assessment.OpenAnswers.IsEmpty) _page.Add(OpenAnswersBlock.Of(_assessment, _assessment.OpenAnswers, _ink, _all));
    }

    private void Scores()
    {
        if (_assessment.Scores.IsEmpty) return;
        _page.Gap();
        _page.Line(_ink.Bold(Say("得分", "Score")));
        _page.Add(ScoreBlock.Of(_assessment, Language, _all));
    }

    private void Criteria()
    {
        var lines = CriteriaBlock.Of(_assessment, _ink, _all).ToList();
        if (lines.Count == 0) return;
        _page.Gap();
        _page.Line(_ink.Bold(Say("条件", "Criteria")));
        _page.Add(lines);
    }

    private void Alternatives()
    {
        if (_assessment.Alternatives is not { } alternatives) return;
        _page.Gap();
        _page.Add(AlternativesBlock.Of(alternatives, _ink));
    }

    private void Problems()
    {
        if (_assessment.Diagnostics.IsEmpty) return;
        _page.Gap();
        var isError = _assessment.Outcome.Status == OutcomeStatus.DataError;
        _page.Line(_ink.Bold(isError ? Say("要改正的", "To correct") : Say("请核对", "To check")));
        var shown = _all ? int.MaxValue : MostProblems;
        foreach (var diagnostic in _assessment.Diagnostics.OrderBy(d => d.Severity == DiagnosticSeverity.Error ? 0 : 1).Take(shown)) _page.Paragraph(DiagnosticLine.Of(diagnostic, _ink), hang: 2);
        if (_assessment.Diagnostics.Length - shown is > 0 and var more) _page.Line("  " + Say($"另有 {Figures.Count(more)} 处（--all 列出）", $"and {Figures.Count(more)} more (--all)"));
    }

    private void Next(string? command)
    {
        if (command is null) return;
        _page.Gap();
        if (_assessment.Outcome.Status == OutcomeStatus.DataError)
        {
            Hint(Say("改正后再评：", "Once corrected: ") + command);
            return;
        }
        var hidden = _all ? [] : CriteriaBlock.Hidden(_assessment).ToList();
        var more = hidden.Count == 0 ? "" : Say($"{string.Join("、", hidden.Select(g => g.Name.Zh))}的条件用 --all 列出。", $"{string.Join(", ", hidden.Select(g => g.Name.En))}: --all. ");
        Hint($"{more}{Say("写成报告：", "As a report: ")}{command} --format html -o report.html");
    }

    /// <summary>A command stays on one line, so that it can be pasted; what stands before it moves to a line of its own when there is no room.</summary>
    private void Hint(string text)
    {
        var at = text.IndexOf("rongtong", StringComparison.Ordinal);
        if (DisplayWidth.Of(text) + 2 <= Lines.Width) _page.Line("  " + text);
        else
        {
            _page.Line("  " + text[..at].TrimEnd());
            _page.Line("    " + text[at..]);
        }
    }
}
