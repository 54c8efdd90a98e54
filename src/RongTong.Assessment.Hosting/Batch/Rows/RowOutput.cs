using System.Buffers;
using System.Text.Json;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Hosting.Batch.Input;
using RongTong.Hosting.Batch.Output;
using RongTong.Hosting.Ledger;
using RongTong.Text;

namespace RongTong.Hosting.Batch.Rows;

/// <summary>Writes what rows come to into a chunk's texts. Not thread-safe.</summary>
internal sealed class RowOutput
{
    // After row, code and name come words of ours, ids and numbers: nothing to quote or to escape.
    private const int OwnWords = 3;

    private readonly BatchModel _model;
    private readonly BatchOptions _options;
    private readonly TableHeader _header;
    private readonly CanonicalRecord _canonical;
    private readonly ByteText _cells = new();
    private readonly ArrayBufferWriter<byte> _summary = new(16 * 1024);
    private readonly Utf8JsonWriter _json;
    private readonly int[] _ends;
    private int _count;

    public RowOutput(BatchModel model, BatchOptions options, TableHeader header)
    {
        (_model, _options, _header) = (model, options, header);
        _json = AssessmentJson.NewSummaryWriter(_summary);
        _canonical = new CanonicalRecord(model.Titles);
        _ends = new int[model.Titles.Length];
    }

    /// <summary>Writes a line of <c>results.csv</c>, and what the ledger needs of it.</summary>
    public void Result(in RowFirm firm, EditionRows edition, bool isPlaced, OutcomeStatus status, int grade, RecommendationStatus? recommendation, ChunkResult chunk)
    {
        _cells.Clear();
        _count = 0;
        _cells.Add(firm.Row);
        EndCell();
        _cells.AddHarmless(firm.Code);
        EndCell();
        _cells.AddHarmless(firm.Name);
        EndCell();
        _cells.Add(status switch { OutcomeStatus.Decided => "decided"u8, OutcomeStatus.Undecided => "undecided"u8, _ => "data_error"u8 });
        EndCell();
        if (grade >= 0) _cells.Add(edition.Model.Grades[grade].Id);
        EndCell();
        _cells.Add(recommendation switch { RecommendationStatus.Recommend => "recommend"u8, RecommendationStatus.Refuse => "refuse"u8, RecommendationStatus.Review => "review"u8, _ => ""u8 });
        EndCell();
        _cells.Add(isPlaced ? edition.Reference : _model.Reference);
        EndCell();
        for (var i = 0; i < _model.Criteria.Length; i++)
        {
            var criterion = isPlaced ? edition.CriterionOfResult[i] : -1;
            var verdict = criterion < 0 ? Truth.Undecided : edition.Scorer.Verdict(criterion);
            if (criterion >= 0) _cells.Add(verdict switch { Truth.Met => "met"u8, Truth.Unmet => "unmet"u8, Truth.NotApplicable => "not_applicable"u8, _ => "undecided"u8 });
            EndCell();
            if (!_model.Criteria[i].HasMargin) continue;
            if (criterion >= 0 && verdict is Truth.Met or Truth.Unmet && edition.Scorer.Margin(criterion) is { } margin) _cells.Add(margin);
            EndCell();
        }
        WriteLine(chunk.Results);
        Span<byte> hash = stackalloc byte[MerkleTree.HashSize];
        _canonical.Write(_cells.Span, _ends, hash, OwnWords);
        chunk.Records.Add(hash);
        chunk.Keys.Add(_cells.Span[.._ends[0]]);
        var rowEnd = chunk.Keys.Length;
        chunk.Keys.Add(_cells.Span[_ends[0].._ends[1]]);
        chunk.KeyEnds.Add((rowEnd, chunk.Keys.Length));
    }

    /// <summary>Writes a line of <c>rejects.csv</c>.</summary>
    public void Reject(in RowFirm firm, string column, Diagnostic reject, string value, ChunkResult chunk)
    {
        var text = chunk.Rejects;
        text.Add(firm.Row);
        text.Add((byte)',');
        text.AddCell(column);
        text.Add((byte)',');
        text.Add(reject.Code);
        text.Add((byte)',');
        text.AddCell(Words(reject));
        text.Add((byte)',');
        text.AddCell(value.Length > 1000 ? value[..1000] + "…" : value);
        text.Add((byte)',');
        text.AddCell(firm.Code);
        text.Add((byte)',');
        text.AddCell(firm.Name);
        text.Add("\r\n"u8);
    }

    /// <summary>Writes a line of <c>review.csv</c>.</summary>
    public void Review(in RowFirm firm, OutcomeStatus status, Diagnostic problem, ChunkResult chunk, string? severity = null)
    {
        var text = chunk.Review;
        text.Add(firm.Row);
        text.Add((byte)',');
        text.AddCell(firm.Code);
        text.Add((byte)',');
        text.AddCell(firm.Name);
        text.Add((byte)',');
        text.Add(status switch { OutcomeStatus.Decided => "decided"u8, OutcomeStatus.Undecided => "undecided"u8, _ => "data_error"u8 });
        text.Add((byte)',');
        text.Add(severity ?? (problem.Severity == DiagnosticSeverity.Error ? "error" : "warning"));
        text.Add((byte)',');
        text.Add(problem.Code);
        text.Add((byte)',');
        text.AddCell(problem.Field ?? "");
        text.Add((byte)',');
        text.AddCell(Words(problem));
        text.Add("\r\n"u8);
    }

    /// <summary>Writes what follows the number in a line of the notice.</summary>
    public static void Notice(in RowFirm firm, ChunkResult chunk)
    {
        var text = chunk.Notice;
        text.Add((byte)',');
        text.AddCell(firm.Name);
        text.Add((byte)',');
        text.AddCell(firm.Region);
        text.Add((byte)',');
        text.AddCell(firm.Code);
        text.Add("\r\n"u8);
        chunk.NoticeEnds.Add(text.Length);
    }

    /// <summary>Writes the whole assessment of a firm on one line.</summary>
    public void Explain(AssessedRow row, ChunkResult chunk)
    {
        chunk.Explanations.Add(AssessmentJson.Write(row.Assess(), _options.Language, indented: false));
        chunk.Explanations.Add((byte)'\n');
    }

    /// <summary>Writes what a firm does not meet on one line.</summary>
    public void Explain(AnswerSheet sheet, RowScorer scorer, bool hasErrors, IReadOnlyList<Diagnostic> problems, ChunkResult chunk)
    {
        _summary.ResetWrittenCount();
        _json.Reset();
        AssessmentJson.WriteSummary(_json, scorer.Summary(sheet, hasErrors, [.. problems]), _options.Language);
        _json.Flush();
        chunk.Explanations.Add(_summary.WrittenSpan);
        chunk.Explanations.Add((byte)'\n');
    }

    /// <summary>The message and the way out. Who reads a table knows its titles, not the ids of facts.</summary>
    private string Words(Diagnostic diagnostic)
    {
        var isChinese = _options.Language == Language.Zh;
        var message = diagnostic.Message.In(_options.Language);
        if (diagnostic.Field is { } field && _header.TitleOf(field) is { } title && title != field)
            message = message.Replace(isChinese ? $"“{field}”" : $"'{field}'", isChinese ? $"“{title}”" : $"'{title}'", StringComparison.Ordinal);
        return diagnostic.Fix is { } fix ? $"{message}{(isChinese ? "；" : "; ")}{fix.In(_options.Language)}" : message;
    }

    private void EndCell() => _ends[_count++] = _cells.Length;

    private void WriteLine(ByteText line)
    {
        var start = 0;
        for (var i = 0; i < _count; i++)
        {
            if (i > 0) line.Add((byte)',');
            if (i < OwnWords) line.AddQuoted(_cells.Span[start.._ends[i]]);
            else line.Add(_cells.Span[start.._ends[i]]);
            start = _ends[i];
        }
        line.Add("\r\n"u8);
    }
}
