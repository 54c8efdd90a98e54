using System.Collections.Immutable;
using System.Text;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Hosting.Batch.Earlier;
using RongTong.Hosting.Batch.Input;
using RongTong.Models;
using RongTong.Reporting.Office.Excel;

namespace RongTong.Hosting.Batch.Rows;

/// <summary>
/// Assesses the rows of blocks: cells straight into the frame, the plan run, the result's bytes out. Only what needs words (a failure, a
/// warning, a reject) leaves the fast path. Not thread-safe; one per worker.
/// </summary>
internal sealed class RowAssessor
{
    private readonly TableHeader _header;
    private readonly BatchModel _model;
    private readonly BatchOptions _options;
    private readonly Action<AssessedRow>? _taken;
    private readonly Action<DecidedRow>? _decided;
    private readonly EditionRows[] _editions;
    private readonly RowReading _reading;
    private readonly RowOutput _output;
    private readonly List<Diagnostic> _rejects;
    private readonly List<Diagnostic> _problems;
    private readonly int _asOf;
    private RecordBlock? _block;

    public RowAssessor(BatchTable table, BatchModel model, BatchOptions options, EarlierFilings? earlier, Action<AssessedRow>? taken = null, Action<DecidedRow>? decided = null)
    {
        (_header, _model, _options, _taken, _decided) = (table.Header, model, options, taken, decided);
        _editions = [.. model.Editions.Select(e => new EditionRows(e, model, _header, earlier))];
        _reading = new RowReading(table, options.AsOf, options.Today);
        (_rejects, _problems) = (_reading.Rejects, _reading.Problems);
        _output = new RowOutput(model, options, _header);
        _asOf = _header.Of(ColumnRole.AsOf);
    }

    /// <summary>Assesses every row of a block.</summary>
    public void Assess(RecordBlock block, ChunkResult chunk)
    {
        chunk.Clear();
        _block = block;
        (chunk.Number, chunk.Rows, chunk.NextOffset, chunk.NextRow) = (block.Number, block.Rows, block.Offset + block.Length, block.FirstRow + block.Rows);
        var text = block.Span;
        var row = block.FirstRow;
        for (var at = 0; at < text.Length; row++)
        {
            if (_reading.Next(text, ref at) && row > 0) AssessRow(text, row, chunk);
        }
        foreach (var edition in _editions) edition.Edges.Flush(chunk.Tally);
    }

    private void AssessRow(ReadOnlySpan<byte> text, long row, ChunkResult chunk)
    {
        var firm = _reading.Begin(text, row);
        var day = _rejects.Count == 0 ? _reading.DateOf(text) : _options.Today;
        var edition = _rejects.Count == 0 ? Load(text, day) : null;
        if (_rejects.Count > 0)
        {
            foreach (var reject in _rejects) _output.Reject(firm, TitleOf(reject), reject, ValueOf(text, reject), chunk);
            Tally(firm, Batch.Count.Rejected, chunk);
            return;
        }
        _reading.CheckCode(firm.Code);
        if (edition is null)
        {
            _problems.Add(DiagnosticCatalog.NoEditionInForce(null, _model.Reference, day, _model.Editions.Select(e => e.Model.Ref.ToString())));
            edition = _editions[^1];
            edition.Scorer.Begin(day);
            edition.Scorer.Run();
            Write(text, firm, day, edition, isPlaced: false, chunk);
            return;
        }
        Write(text, firm, day, edition, isPlaced: true, chunk);
    }

    /// <summary>The edition the row falls under, with the row read into it and run; null when none can be told.</summary>
    private EditionRows? Load(ReadOnlySpan<byte> text, DateOnly day)
    {
        if (_editions is [var only])
        {
            _reading.Read(text, day, only);
            return only;
        }
        foreach (var edition in _editions)
        {
            if (!edition.HasTransition(day)) continue;
            _reading.Read(text, day, edition);
            var covered = edition.Scorer.CoveredOn(day);
            if (covered == Compiling.Truth.Met) return edition;
            if (covered != Compiling.Truth.Unmet) return null;
        }
        for (var i = _editions.Length - 1; i >= 0; i--)
        {
            if (!_editions[i].IsInForce(day)) continue;
            _reading.Read(text, day, _editions[i]);
            return _editions[i];
        }
        return null;
    }

    private void Write(ReadOnlySpan<byte> text, RowFirm firm, DateOnly day, EditionRows edition, bool isPlaced, ChunkResult chunk)
    {
        var scorer = edition.Scorer;
        var hasFindings = scorer.HasFindings(out var hasError);
        var (status, grade) = scorer.Outcome(hasError || _problems.Count > 0);
        var recommendation = scorer.Recommendation(status, grade >= 0);
        if (_decided is not null && isPlaced) _decided(new DecidedRow(firm.Row, day, edition.Scorer, status, grade, recommendation, _problems, id => AnswerTo(id, edition)?.Values[0]));
        _output.Result(firm, edition, isPlaced, status, grade, recommendation, chunk);

        if (isPlaced && !edition.IsInForce(day) && scorer.CoveredOn(day) != Compiling.Truth.Met) _problems.Add(Editions.Outside(edition.Model, day, null));
        if (hasFindings && isPlaced) _problems.AddRange(scorer.Findings(id => AnswerTo(id, edition)));
        if (isPlaced) edition.Earlier?.Look(firm.Code, day, _problems, chunk.Tally);
        foreach (var problem in _problems) _output.Review(firm, status, problem, chunk);
        if (hasFindings && isPlaced) TallyWarnings(edition, chunk);
        if (SpreadsheetFormula.IsNumber(firm.Code)) chunk.Tally.Add("numeric-code", 0);
        var outcome = OutcomeOf(status, grade);
        if (isPlaced && outcome != Batch.Count.Returned) edition.Edges.Add();
        if (outcome == Batch.Count.Undecided) TallyOpen(firm, status, edition, chunk);
        if (outcome == Batch.Count.Failed) edition.TallyFailure(chunk.Tally, 1);
        if (outcome == Batch.Count.Returned) TallyReturn(edition, chunk);
        if (outcome == Batch.Count.Passed)
        {
            chunk.Tally.Add(edition.GradeNames[grade], 0);
            if (recommendation is null or RecommendationStatus.None or RecommendationStatus.Recommend) RowOutput.Notice(firm, chunk);
        }
        if (_taken is not null && isPlaced && _options.Opinions.Includes(Encoding.UTF8.GetString(firm.Code), status, grade >= 0)) _taken(Whole(text, firm, day, edition));
        Tally(firm, outcome, chunk);
        var size = edition.Size < 0 ? -1 : scorer.Option(edition.Size);
        chunk.Tally.AddApplied("size/", size < 0 ? "" : scorer.Fields[edition.Size].Options[size].Id, outcome);
        if (_options.Explain == BatchExplain.All) _output.Explain(Whole(text, firm, day, edition), chunk);
        else if (_options.Explain == BatchExplain.Failures && outcome == Batch.Count.Failed) _output.Explain(SheetOf(firm, day, edition), scorer, hasErrors: false, _problems, chunk);
    }

    /// <summary>What a status and a grade count as.</summary>
    public static Count OutcomeOf(OutcomeStatus status, int grade) => status switch
    {
        OutcomeStatus.DataError => Batch.Count.Returned,
        OutcomeStatus.Undecided => Batch.Count.Undecided,
        _ => grade >= 0 ? Batch.Count.Passed : Batch.Count.Failed,
    };

    private AssessedRow Whole(ReadOnlySpan<byte> text, RowFirm firm, DateOnly day, EditionRows edition) =>
        new(firm.Row, SheetOf(firm, day, edition) with { Answers = AnswersOf(text, edition) }, edition.Scorer.Model, [.. _problems]);

    private void Tally(RowFirm firm, Count outcome, ChunkResult chunk)
    {
        Span<char> group = stackalloc char[64];
        chunk.Tally.AddApplied("all", "", outcome);
        chunk.Tally.AddApplied("region/", RowGroups.RegionOf(firm.Region, group), outcome);
        chunk.Tally.AddApplied("industry/", RowGroups.IndustryOf(firm.Industry, group), outcome);
    }

    private void TallyOpen(RowFirm firm, OutcomeStatus status, EditionRows edition, ChunkResult chunk)
    {
        var open = new SortedSet<int>();
        foreach (var requirement in edition.Requirements) edition.AddOpenFields(requirement, open);
        var reviewer = open.Where(f => edition.Scorer.Fields[f].AnsweredBy == AnsweredBy.Reviewer).ToList();
        var awaits = reviewer.Count > 0 && reviewer.Count == open.Count;
        chunk.Tally.Add(awaits ? "open/review" : "open/data", 0);
        if (reviewer.Count > 0) _output.Review(firm, status, DiagnosticCatalog.AwaitsReview([.. reviewer.Select(f => edition.Scorer.Fields[f].Name)], reviewer.Count == 1 ? edition.Scorer.Fields[reviewer[0]].Id : null), chunk, "review");
    }

    private static void TallyWarnings(EditionRows edition, ChunkResult chunk)
    {
        for (var i = 0; i < edition.Model.Checks.Length; i++)
            if (!edition.Model.Checks[i].IsError && edition.Scorer.Fails(i)) chunk.Tally.Add("warning/" + edition.Model.Checks[i].Id, 0);
    }

    private void TallyReturn(EditionRows edition, ChunkResult chunk)
    {
        foreach (var problem in _problems.Where(p => p.Severity == DiagnosticSeverity.Error && p.Code != "RT4010")) chunk.Tally.Add("return/" + problem.Code, 0);
        for (var i = 0; i < edition.Model.Checks.Length; i++)
            if (edition.Model.Checks[i].IsError && edition.Scorer.Fails(i)) chunk.Tally.Add("return/" + edition.Model.Checks[i].Id, 0);
    }

    /// <summary>The answer to a field as the row that is being assessed writes it.</summary>
    private Answer? AnswerTo(string id, EditionRows edition)
    {
        if (_block is not { Span: var text } || edition.Scorer.Find(id) is not (>= 0 and var field)) return null;
        var column = edition.FieldOfColumn.IndexOf(field);
        return column < 0 || column == _reading.Code || _reading.Cells[text, column] is not { IsEmpty: false } cell ? null : AnswerIn(column, cell);
    }

    private Answer AnswerIn(int column, ReadOnlySpan<byte> cell) => new([_reading.Plain.GetValueOrDefault(column) ?? Encoding.UTF8.GetString(cell)], null);

    private static AnswerSheet SheetOf(RowFirm firm, DateOnly day, EditionRows edition) => new()
    {
        Model = edition.Reference,
        AsOf = day,
        Enterprise = new Enterprise(Encoding.UTF8.GetString(firm.Name), Encoding.UTF8.GetString(firm.Code), Encoding.UTF8.GetString(firm.Region), firm.Industry.IsEmpty ? null : Encoding.UTF8.GetString(firm.Industry)),
    };

    private ImmutableDictionary<string, Answer> AnswersOf(ReadOnlySpan<byte> text, EditionRows edition)
    {
        var answers = ImmutableDictionary.CreateBuilder<string, Answer>(StringComparer.Ordinal);
        for (var column = 0; column < Math.Min(_reading.Cells.Count, _header.Columns.Length); column++)
        {
            if (column == _reading.Code || edition.FieldOfColumn[column] is not (>= 0 and var field) || _reading.Cells[text, column] is not { IsEmpty: false } cell) continue;
            answers[edition.Scorer.Fields[field].Id] = AnswerIn(column, cell);
        }
        return answers.ToImmutable();
    }

    private string TitleOf(Diagnostic reject) => _header.Columns.FirstOrDefault(c => c.Field is not null && c.Field == reject.Field)?.Title
        ?? (reject.Field == "asOf" && _asOf >= 0 ? _header.Columns[_asOf].Title : "");

    private string ValueOf(ReadOnlySpan<byte> text, Diagnostic reject)
    {
        var title = TitleOf(reject);
        for (var i = 0; i < _header.Columns.Length; i++)
            if (title.Length > 0 && _header.Columns[i].Title == title) return Encoding.UTF8.GetString(_reading.Cell(text, i));
        return "";
    }
}

/// <summary>What is counted of a criterion.</summary>
internal enum CriterionCount
{
    /// <summary>Firms without a grade that do not meet it.</summary>
    Unmet,

    /// <summary>Of these, those that meet everything else.</summary>
    Only,

    /// <summary>Of these, those that are short by at most five per cent.</summary>
    Near,
}
