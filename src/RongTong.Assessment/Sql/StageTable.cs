using System.Text;

namespace RongTong.Sql;

/// <summary>The parts of a query, in order.</summary>
internal enum Phase
{
    /// <summary>The table of facts, with what cannot be taken out.</summary>
    Answers,

    Derived,

    /// <summary>Grades of the models this one uses.</summary>
    Classes,

    Scores,

    Criteria,

    Grades,

    Checks,

    Decision,
}

/// <summary>
/// The columns of a query and the stage each stands in: the first in which everything it reads is there. Not thread-safe.
/// </summary>
internal sealed class StageTable(int longestName)
{
    private const int PerPhase = 1000;

    private readonly SortedDictionary<int, List<StageColumn>> _stages = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The stages that have columns, in order.</summary>
    public IEnumerable<(Phase Phase, string Name, IReadOnlyList<StageColumn> Columns)> Stages => _stages.Select(s => ((Phase)(s.Key / PerPhase), NameOf(s.Key), (IReadOnlyList<StageColumn>)s.Value));

    /// <summary>The name of the last stage that is read by what comes after.</summary>
    public static string NameOf(int level)
    {
        var (phase, step) = ((Phase)(level / PerPhase), level % PerPhase);
        var name = phase.ToString().ToLowerInvariant();
        return step <= 1 ? name : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}_{step}");
    }

    /// <summary>A name nobody has yet, as near as can be to the one wanted.</summary>
    public string NewName(string wanted)
    {
        for (var i = 1; ; i++)
        {
            var ending = i == 1 ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $" {i}");
            var name = wanted;
            while (Encoding.UTF8.GetByteCount(name + ending) > longestName) name = name[..^1];
            if (_names.Add(name + ending)) return name + ending;
        }
    }

    /// <summary>Gives an expression a column of its own, and a name.</summary>
    public Expr Add(string name, Expr expr, Phase phase, params IReadOnlyList<string> comments)
    {
        var reads = expr.Level / PerPhase;
        var level = reads < (int)phase ? (int)phase * PerPhase + 1 : expr.Level + 1;
        if (!_stages.TryGetValue(level, out var columns)) _stages[level] = columns = [];
        var column = Expr.Column(NewName(name), expr.Gives, level);
        columns.Add(new StageColumn((string)column.Value!, expr, comments));
        return column;
    }
}

/// <summary>A column of a stage.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expr">What it holds.</param>
/// <param name="Comments">What is said above it.</param>
internal sealed record StageColumn(string Name, Expr Expr, IReadOnlyList<string> Comments);
