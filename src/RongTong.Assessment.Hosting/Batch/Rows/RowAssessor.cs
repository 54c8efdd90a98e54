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
    private readonly TableSurvey _survey;
    private readonly TableHeader _header;
    private readonly BatchModel _model;
    private readonly BatchOptions _options;
    private readonly Action<AssessedRow>? _taken;
    private readonly EditionRows[] _editions;
    private readonly RowCells _cells;
    private readonly RowOutput _output;
    private readonly Dictionary<int, string> _plain = [];
    private readonly List<Diagnostic> _rejects = [];
    private readonly List<Diagnostic> _problems = [];
    private readonly int _code;
    private readonly int _name;
    private readonly int _region;
    private readonly int _industry;
    private readonly int _asOf;
    private readonly int _applied;
    private RecordBlock? _block;

    public RowAssessor(BatchTable table, BatchModel model, BatchOptions options, EarlierFilings? earlier, Action<AssessedRow>? taken = null)
    {
        (_survey, _header, _model, _options, _taken) = (table.Survey, table.Header, model, options, taken);
        _editions = [.. model.Editions.Select(e => new EditionRows(e, model, _header, earlier))];
        _cells = new RowCells(_survey.Delimiter);
        _output = new RowOutput(model, options, _header);
        (_code, _name, _region) = (_header.Of(ColumnRole.Code), _header.Of(ColumnRole.Name), _header.Of(ColumnRole.Region));
        (_industry, _asOf, _applied) = (_header.Of(ColumnRole.Industry), _header.Of(ColumnRole.AsOf), _header.Of(ColumnRole.ApplicationDate));
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
            _cells.Read(text, ref at);
            if (row > 0 && !_cells.IsBlank(text)) AssessRow(text, row, chunk);
        }
        foreach (var edition in _editions) edition.Edges.Flush(chunk.Tally);
    }

    private void AssessRow(ReadOnlySpan<byte> text, long row, ChunkResult chunk)
    {
        _rejects.Clear();
        _problems.Clear();
        _plain.Clear();
        var firm = new RowFirm(row, Cell(text, _code), Cell(text, _name), Cell(text, _region), Cell(text, _industry));
        if (_cells.IsBroken) _rejects.Add(DiagnosticCatalog.BrokenQuotes(null));
        else if (_cells.Count > _header.Columns.Length && HasExtra(text)) _rejects.Add(DiagnosticCatalog.TooManyCells(null, _cells.Count, _header.Columns.Length));
        else if (TotalsRow.WordIn(_cells, text, _code) is { } totals) _rejects.Add(DiagnosticCatalog.TotalsRow(totals));
        var day = _rejects.Count == 0 ? DateOf(text) : _options.Today;
        var edition = _rejects.Count == 0 ? Load(text, day) : null;
        if (_rejects.Count > 0)
        {
            foreach (var reject in _rejects) _output.Reject(firm, TitleOf(reject), reject, ValueOf(text, reject), chunk);
            Tally(firm, Batch.Count.Rejected, chunk);
            return;
        }
        CheckCode(firm.Code);
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

    private ReadOnlySpan<byte> Cell(ReadOnlySpan<byte> text, int column) => column < 0 ? [] : _cells[text, column];

    private bool HasExtra(ReadOnlySpan<byte> text)
    {
        for (var i = _header.Columns.Length; i < _cells.Count; i++)
            if (!_cells[text, i].IsEmpty) return true;
        return false;
    }

    private DateOnly DateOf(ReadOnlySpan<byte> text)
    {
        if (_options.AsOf is { } day) return day;
        foreach (var column in (ReadOnlySpan<int>)[_asOf, _applied])
        {
            if (column < 0 || Cell(text, column) is not { IsEmpty: false } cell) continue;
            if (RowScorer.TryDay(cell, out var plain)) return plain;
            var written = Encoding.UTF8.GetString(cell);
            if (CellForms.Date(written) is { } stated) return stated;
            _rejects.Add(DiagnosticCatalog.UnreadableAnswer(null, _header.Columns[column].Field ?? "asOf", written, "日期（如 2026-07-15）", "a date such as 2026-07-15"));
        }
        return _options.Today;
    }

    /// <summary>The edition the row falls under, with the row read into it and run; null when none can be told.</summary>
    private EditionRows? Load(ReadOnlySpan<byte> text, DateOnly day)
    {
        if (_editions is [var only])
        {
            Read(text, day, only);
            return only;
        }
        foreach (var edition in _editions)
        {
            if (!edition.HasTransition(day)) continue;
            Read(text, day, edition);
            var covered = edition.Scorer.CoveredOn(day);
            if (covered == Compiling.Truth.Met) return edition;
            if (covered != Compiling.Truth.Unmet) return null;
        }
        for (var i = _editions.Length - 1; i >= 0; i--)
        {
            if (!_editions[i].IsInForce(day)) continue;
            Read(text, day, _editions[i]);
            return _editions[i];
        }
        return null;
    }

    private void Read(ReadOnlySpan<byte> text, DateOnly day, EditionRows edition)
    {
        _rejects.Clear();
        _problems.Clear();
        var scorer = edition.Scorer;
        scorer.Begin(day);
        var columns = Math.Min(_cells.Count, edition.FieldOfColumn.Length);
        for (var column = 0; column < columns; column++)
        {
            var field = edition.FieldOfColumn[column];
            if (field < 0 || column == _code) continue;
            var cell = _cells[text, column];
            if (cell.IsEmpty) continue;
            var fault = scorer.Read(field, cell);
            if (fault != AnswerFault.None) ReadAgain(scorer, column, field, cell, fault);
        }
        if (edition.Code >= 0 && _code >= 0) scorer.Read(edition.Code, Cell(text, _code));
        if (_rejects.Count == 0) scorer.Run();
    }

    private void ReadAgain(RowScorer scorer, int column, int field, ReadOnlySpan<byte> cell, AnswerFault fault)
    {
        var (asked, written) = (scorer.Fields[field], Encoding.UTF8.GetString(cell));
        if (CellForms.Plain(asked, fault, written) is { } plain)
        {
            _plain[column] = plain;
            var bytes = Encoding.UTF8.GetBytes(plain);
            fault = scorer.Read(field, bytes);
            if (fault == AnswerFault.None) return;
        }
        if (fault == AnswerFault.OutOfRange) _problems.Add(scorer.Describe(field, fault, cell));
        else if (fault == AnswerFault.BadCreditCode) _problems.Add(scorer.Describe(field, fault, cell));
        else _rejects.Add((fault == AnswerFault.NotANumber ? CellForms.OfNumber(asked, written) : null) ?? scorer.Describe(field, fault, cell));
    }

    private void CheckCode(ReadOnlySpan<byte> code)
    {
        if (_code < 0) return;
        if (code.IsEmpty) _problems.Add(DiagnosticCatalog.NoCode());
        else if (!CreditCode.IsValid(code)) _problems.Add(CellForms.OfCode(Encoding.UTF8.GetString(code)));
        else if (_survey.RowsOf(code) is { IsEmpty: false } rows)
        {
            var named = string.Join(", ", rows.Take(20).Select(r => r.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            _problems.Add(DiagnosticCatalog.DuplicateCode(Encoding.UTF8.GetString(code), rows.Length > 20 ? named + ", …" : named));
        }
    }

    private void Write(ReadOnlySpan<byte> text, RowFirm firm, DateOnly day, EditionRows edition, bool isPlaced, ChunkResult chunk)
    {
        var scorer = edition.Scorer;
        var hasFindings = scorer.HasFindings(out var hasError);
        var (status, grade) = scorer.Outcome(hasError || _problems.Count > 0);
        var recommendation = scorer.Recommendation(status, grade >= 0);
        _output.Result(firm, edition, isPlaced, status, grade, recommendation, chunk);

        if (isPlaced && !edition.IsInForce(day) && scorer.CoveredOn(day) != Compiling.Truth.Met) _problems.Add(Editions.Outside(edition.Model, day, null));
        if (hasFindings && isPlaced) _problems.AddRange(scorer.Findings(id => AnswerTo(id, edition)));
        if (isPlaced) edition.Earlier?.Look(firm.Code, day, _problems, chunk.Tally);
        foreach (var problem in _problems) _output.Review(firm, status, problem, chunk);
        if (hasFindings && isPlaced) TallyWarnings(edition, chunk);
        if (SpreadsheetFormula.IsNumber(firm.Code)) chunk.Tally.Add("numeric-code", 0);
        var outcome = status switch
        {
            OutcomeStatus.DataError => Batch.Count.Returned,
            OutcomeStatus.Undecided => Batch.Count.Undecided,
            _ => grade >= 0 ? Batch.Count.Passed : Batch.Count.Failed,
        };
        if (isPlaced && outcome != Batch.Count.Returned) edition.Edges.Add();
        if (outcome == Batch.Count.Undecided) TallyOpen(firm, status, edition, chunk);
        if (outcome == Batch.Count.Failed) TallyFailure(edition, chunk);
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

    private AssessedRow Whole(ReadOnlySpan<byte> text, RowFirm firm, DateOnly day, EditionRows edition) =>
        new(firm.Row, SheetOf(firm, day, edition) with { Answers = AnswersOf(text, edition) }, edition.Scorer.Model, [.. _problems]);

    private void Tally(RowFirm firm, Count outcome, ChunkResult chunk)
    {
        Span<char> group = stackalloc char[64];
        chunk.Tally.AddApplied("all", "", outcome);
        chunk.Tally.AddApplied("region/", RegionOf(firm.Region, group), outcome);
        var industry = group[..Letters(firm.Industry.Length > 2 && char.IsAsciiDigit((char)firm.Industry[0]) ? firm.Industry[..2] : firm.Industry, group)];
        chunk.Tally.AddApplied("industry/", industry, outcome);
    }

    /// <summary>A code of six digits counts with its city; any other text as it is.</summary>
    private static ReadOnlySpan<char> RegionOf(ReadOnlySpan<byte> region, Span<char> group)
    {
        var length = Letters(region, group);
        if (region.Length == 6 && !region.ContainsAnyExceptInRange((byte)'0', (byte)'9')) "00".CopyTo(group[4..]);
        return group[..length];
    }

    private static int Letters(ReadOnlySpan<byte> text, Span<char> letters) =>
        Encoding.UTF8.TryGetChars(text[..Math.Min(text.Length, letters.Length)], letters, out var written) ? written : 0;

    private void TallyOpen(RowFirm firm, OutcomeStatus status, EditionRows edition, ChunkResult chunk)
    {
        var open = new SortedSet<int>();
        foreach (var requirement in edition.Requirements) edition.AddOpenFields(requirement, open);
        var reviewer = open.Where(f => edition.Scorer.Fields[f].AnsweredBy == AnsweredBy.Reviewer).ToList();
        var awaits = reviewer.Count > 0 && reviewer.Count == open.Count;
        chunk.Tally.Add(awaits ? "open/review" : "open/data", 0);
        if (reviewer.Count > 0) _output.Review(firm, status, DiagnosticCatalog.AwaitsReview([.. reviewer.Select(f => edition.Scorer.Fields[f].Name)], reviewer.Count == 1 ? edition.Scorer.Fields[reviewer[0]].Id : null), chunk, "review");
    }

    private static void TallyFailure(EditionRows edition, ChunkResult chunk)
    {
        var (unmet, others) = (0, 0);
        foreach (var requirement in edition.Requirements)
        {
            var verdict = edition.Scorer.Verdict(requirement);
            if (verdict == Compiling.Truth.Unmet) unmet++;
            else if (verdict is not (Compiling.Truth.Met or Compiling.Truth.NotApplicable)) others++;
        }
        var isOnly = unmet == 1 && others == 0;
        if (isOnly) chunk.Tally.Add("only", 0);
        foreach (var requirement in edition.Requirements)
        {
            if (edition.Scorer.Verdict(requirement) != Compiling.Truth.Unmet) continue;
            var name = edition.CriterionNames[requirement];
            chunk.Tally.Add(name, (int)CriterionCount.Unmet);
            if (!isOnly) continue;
            chunk.Tally.Add(name, (int)CriterionCount.Only);
            if (edition.IsNear(requirement)) chunk.Tally.Add(name, (int)CriterionCount.Near);
        }
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
        return column < 0 || column == _code || _cells[text, column] is not { IsEmpty: false } cell ? null : AnswerIn(column, cell);
    }

    private Answer AnswerIn(int column, ReadOnlySpan<byte> cell) => new([_plain.GetValueOrDefault(column) ?? Encoding.UTF8.GetString(cell)], null);

    private static AnswerSheet SheetOf(RowFirm firm, DateOnly day, EditionRows edition) => new()
    {
        Model = edition.Reference,
        AsOf = day,
        Enterprise = new Enterprise(Encoding.UTF8.GetString(firm.Name), Encoding.UTF8.GetString(firm.Code), Encoding.UTF8.GetString(firm.Region), firm.Industry.IsEmpty ? null : Encoding.UTF8.GetString(firm.Industry)),
    };

    private ImmutableDictionary<string, Answer> AnswersOf(ReadOnlySpan<byte> text, EditionRows edition)
    {
        var answers = ImmutableDictionary.CreateBuilder<string, Answer>(StringComparer.Ordinal);
        for (var column = 0; column < Math.Min(_cells.Count, _header.Columns.Length); column++)
        {
            if (column == _code || edition.FieldOfColumn[column] is not (>= 0 and var field) || _cells[text, column] is not { IsEmpty: false } cell) continue;
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
            if (title.Length > 0 && _header.Columns[i].Title == title) return Encoding.UTF8.GetString(Cell(text, i));
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
