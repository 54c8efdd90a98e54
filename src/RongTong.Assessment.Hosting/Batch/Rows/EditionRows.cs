using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Hosting.Batch.Earlier;
using RongTong.Hosting.Batch.Input;
using RongTong.Models;

namespace RongTong.Hosting.Batch.Rows;

/// <summary>One edition as the rows of a table meet it: which column answers what, which result column is which criterion. Not thread-safe.</summary>
internal sealed class EditionRows
{
    /// <summary>The field of a size class.</summary>
    public const string SizeField = "sme_size_class";

    private readonly int[][] _fieldsOfCriteria;
    private readonly Dictionary<string, int> _positions;

    /// <summary>Prepares for a table.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="model">The model of the batch.</param>
    /// <param name="header">The titles of the table.</param>
    /// <param name="earlier">What the firms filed before; null when nobody asks.</param>
    /// <param name="scorer">Where rows are read and run; a frame of its own unless given.</param>
    public EditionRows(CompiledModel edition, BatchModel model, TableHeader header, EarlierFilings? earlier, RowScorer? scorer = null)
    {
        Scorer = scorer ?? edition.NewRowScorer();
        Reference = edition.Model.Ref.ToString();
        FieldOfColumn = [.. header.Columns.Select(c => c.Field is { } id ? Scorer.Find(id) : -1)];
        _positions = Scorer.Criteria.Select((c, i) => (c.Id, i)).ToDictionary(c => c.Id, c => c.i, StringComparer.Ordinal);
        CriterionOfResult = [.. model.Criteria.Select(c => _positions.GetValueOrDefault(c.Id, -1))];
        _fieldsOfCriteria = [.. Enumerable.Range(0, Scorer.Criteria.Length).Select(c => Scorer.FieldsOf(c).ToArray())];
        Requirements = [.. (edition.Model.Grades.FirstOrDefault()?.Requires ?? []).SelectMany(r => Expand(_positions[r.Id])).Distinct()];
        Size = Scorer.Find(SizeField);
        Code = Scorer.Fields.Select((f, i) => (f, i)).Where(f => f.f.IsCreditCode).Select(f => f.i).DefaultIfEmpty(-1).First();
        GradeNames = [.. edition.Model.Grades.Select(g => "grade/" + g.Id)];
        CriterionNames = [.. Scorer.Criteria.Select(c => "criterion/" + c.Id)];
        Transitions = edition.Model.Transitions.Length;
        Edges = new EdgeCounter(Scorer);
        Earlier = earlier is null ? null : new ContinuityRows(earlier, Scorer);
    }

    public RowScorer Scorer { get; }

    public EvaluationModel Model => Scorer.Model.Model;

    public string Reference { get; }

    /// <summary>For each column of the table the field it answers, or −1.</summary>
    public ImmutableArray<int> FieldOfColumn { get; }

    /// <summary>For each criterion of the result columns its place here, or −1.</summary>
    public ImmutableArray<int> CriterionOfResult { get; }

    /// <summary>What the lowest grade requires, groups of which all parts are required taken apart.</summary>
    public ImmutableArray<int> Requirements { get; }

    /// <summary>The field for the size class, or −1.</summary>
    public int Size { get; }

    /// <summary>The field for the credit code, or −1.</summary>
    public int Code { get; }

    public int Transitions { get; }

    /// <summary>What each grade is counted under.</summary>
    public ImmutableArray<string> GradeNames { get; }

    /// <summary>What each criterion is counted under.</summary>
    public ImmutableArray<string> CriterionNames { get; }

    /// <summary>What the firms filed before; null when nobody asks.</summary>
    public ContinuityRows? Earlier { get; }

    /// <summary>How firms stand around the numbers required.</summary>
    public EdgeCounter Edges { get; }

    /// <summary>The position of a criterion among those of the scorer.</summary>
    public int PositionOf(Criterion criterion) => _positions[criterion.Id];

    /// <summary>Whether a sheet of that day falls under this edition by its dates alone.</summary>
    public bool IsInForce(DateOnly day) => Editions.IsInForce(Model, day);

    /// <summary>Whether a transition rule speaks about that day.</summary>
    public bool HasTransition(DateOnly day)
    {
        foreach (var transition in Model.Transitions)
            if (transition.From <= day && (transition.To is not { } to || day <= to)) return true;
        return false;
    }

    /// <summary>The facts whose absence keeps a criterion open: those of its open parts.</summary>
    public void AddOpenFields(int criterion, ISet<int> open)
    {
        if (Scorer.Verdict(criterion) is Truth.Met or Truth.Unmet or Truth.NotApplicable) return;
        foreach (var part in Scorer.Criteria[criterion].Parts) AddOpenFields(_positions[part.Id], open);
        foreach (var field in _fieldsOfCriteria[criterion])
            if (!Scorer.IsAnswered(field)) open.Add(field);
    }

    /// <summary>Whether a criterion that is not met would be with one number five per cent better.</summary>
    public bool IsNear(int criterion)
    {
        var parts = Scorer.Criteria[criterion].Parts;
        if (!parts.IsEmpty) return parts.Any(p => Scorer.Verdict(_positions[p.Id]) == Truth.Unmet && IsNear(_positions[p.Id]));
        return Scorer.Margin(criterion) is < 0 and var margin && Scorer.Bound(criterion) is { } bound && -margin * 20 <= Math.Abs(bound);
    }

    /// <summary>Counts what keeps the row the scorer holds from a grade.</summary>
    /// <param name="tally">Where.</param>
    /// <param name="times">1, or −1 to take back what was counted.</param>
    public void TallyFailure(BatchTally tally, int times)
    {
        var (unmet, others) = (0, 0);
        foreach (var requirement in Requirements)
        {
            var verdict = Scorer.Verdict(requirement);
            if (verdict == Truth.Unmet) unmet++;
            else if (verdict is not (Truth.Met or Truth.NotApplicable)) others++;
        }
        var isOnly = unmet == 1 && others == 0;
        if (isOnly) tally.Add("only", 0, times);
        foreach (var requirement in Requirements)
        {
            if (Scorer.Verdict(requirement) != Truth.Unmet) continue;
            var name = CriterionNames[requirement];
            tally.Add(name, (int)CriterionCount.Unmet, times);
            if (!isOnly) continue;
            tally.Add(name, (int)CriterionCount.Only, times);
            if (IsNear(requirement)) tally.Add(name, (int)CriterionCount.Near, times);
        }
    }

    private IEnumerable<int> Expand(int criterion) =>
        Scorer.Criteria[criterion].Grouping == Grouping.All ? Scorer.Criteria[criterion].Parts.SelectMany(p => Expand(_positions[p.Id])) : [criterion];
}
