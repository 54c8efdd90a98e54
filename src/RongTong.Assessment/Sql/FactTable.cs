using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Loading;
using RongTong.Models;

namespace RongTong.Sql;

/// <summary>
/// The columns of the table of facts a query reads, and what is made of them before anything is decided: what is out of range is taken out,
/// what does not apply is put in. Columns come in as steps ask for them. Not thread-safe.
/// </summary>
internal sealed class FactTable
{
    /// <summary>The columns every table has: key, date, and whether something in the row could not be kept.</summary>
    public const string Key = "id", AsOfColumn = "as_of", Error = "row_error";

    private readonly StageTable _stages;
    private readonly EvaluationModel _model;
    private readonly bool _withTitles;
    private readonly List<StageColumn> _cleaned = [];
    private readonly List<Field> _fields = [];
    private readonly List<Expr> _errors = [];
    private readonly Dictionary<string, object> _known = new(StringComparer.Ordinal);

    public FactTable(EvaluationModel model, StageTable stages, bool withTitles)
    {
        (_model, _stages, _withTitles) = (model, stages, withTitles);
        foreach (var name in (string[])[Key, AsOfColumn, Error, OutOfRange, "model", "status", "grade", "recommendation", "score", "score_min", "score_max"]) stages.NewName(name);
        foreach (var field in model.Answerable.Select(f => f.Id).Distinct(StringComparer.Ordinal)) stages.NewName(field);
        _errors.Add(Raw(Error, SqlKind.Truth));
        AsOf = SqlNumber.Point(new SqlBound(Expr.Column(AsOfColumn, SqlKind.Date, 1))) with { IsDate = true };
    }

    /// <summary>The column that says whether an answer was taken out.</summary>
    public const string OutOfRange = "has_error";

    /// <summary>The sheet's date.</summary>
    public SqlNumber AsOf { get; }

    /// <summary>Whether the row goes back whatever else holds.</summary>
    public Expr HasError { get; } = Expr.Column(OutOfRange, SqlKind.Truth, 1);

    /// <summary>The fields read so far, in the order of the form.</summary>
    public ImmutableArray<Field> Fields => [.. _model.Answerable.DistinctBy(f => f.Id, StringComparer.Ordinal).Where(_fields.Contains)];

    /// <summary>Those of them that title records answer, where there are any.</summary>
    public ImmutableArray<Field> Titled => _withTitles ? [.. Fields.Where(f => !f.Titles.IsEmpty)] : [];

    /// <summary>What the first stage selects, besides key and date.</summary>
    public IEnumerable<StageColumn> Cleaned =>
    [
        .. _cleaned.OrderBy(c => Fields.Select((f, i) => (f, i)).First(f => c.Name == f.f.Id || c.Name == NotApplicableColumn(f.f)).i),
        new StageColumn(OutOfRange, Expr.IsTrue(Expr.Any(_errors)), []),
    ];

    /// <summary>The column that calls a field not applicable.</summary>
    public static string NotApplicableColumn(Field field) => field.Id + "_na";

    /// <summary>The column of the title records that says whether one answers a field, whether there is one at all, and when the last one ends.</summary>
    public static (string Valid, string Any, string Last) TitleColumns(Field field) => (field.Id + "_valid", field.Id + "_any", field.Id + "_last");

    /// <summary>The column of the title records that says whether one ends before it begins.</summary>
    public const string Reversed = "titles_reversed";

    public SqlNumber Number(Field field) => Once(field, () =>
    {
        var raw = Raw(field.Id, field.Type == FieldType.Date ? SqlKind.Date : field.Type == FieldType.Integer ? SqlKind.Whole : SqlKind.Decimal);
        var taken = field.NotApplicable == NotApplicablePolicy.Refused ? null : NotApplicable(field, raw);
        if (field.Type == FieldType.Date) return SqlNumber.Point(new SqlBound(Clean(field.Id, raw))) with { IsDate = true, IsNotApplicable = taken };
        var isInRange = Expr.Between(raw, field.Min ?? -PlainValue.Largest, field.Max ?? PlainValue.Largest);
        _errors.Add(Expr.Not(isInRange));
        var column = Clean(field.Id, Expr.Case(null, (isInRange, raw)));
        var number = field.Unanswered == Unanswered.NothingClaimed
            ? SqlNumber.Point(new SqlBound(column)) with { IsUnclaimed = Expr.IsNull(column), Otherwise = null, IsNeverNegative = field.Min >= 0 }
            : SqlNumber.KnownOr(column, field.Min, field.Max, taken);
        return number with { IsNotApplicable = taken };
    });

    public SqlTruth Truth(Field field) => Once(field, () =>
    {
        var isText = field.Type == FieldType.Text;
        var raw = Raw(field.Id, isText ? SqlKind.Text : SqlKind.Truth);
        var isUnclaimed = field.Unanswered == Unanswered.NothingClaimed;
        if (isText) return new SqlTruth(Expr.True, Clean(field.Id, Expr.Case(null, (Expr.Not(Expr.Compare(raw, "=", Expr.Text(""))), Expr.True))), isUnclaimed);
        if (_withTitles && !field.Titles.IsEmpty)
        {
            var (valid, any, last) = TitleColumns(field);
            // Typed in as valid, though every record has ended.
            _errors.Add(Expr.All(raw, Expr.Compare(Raw(last, SqlKind.Date), "<", Raw(AsOfColumn, SqlKind.Date))));
            if (_errors.TrueForAll(e => !e.Is(Title(Reversed)))) _errors.Add(Title(Reversed));
            Expr Title(string name) => Expr.Compare(Raw(name, SqlKind.Whole), "=", Expr.Number(1));
            var known = Expr.Case(Expr.False, (Expr.IsNull(Raw("titled", SqlKind.Text)), raw), (Title(valid), Expr.True), (Expr.All(Expr.IsNull(Raw(AsOfColumn, SqlKind.Date)), Title(any)), Expr.Null));
            return new SqlTruth(Expr.True, Clean(field.Id, known), isUnclaimed);
        }
        if (field.NotApplicable == NotApplicablePolicy.Refused) return new SqlTruth(Expr.True, Clean(field.Id, raw), isUnclaimed);
        var taken = NotApplicable(field, raw);
        if (field.NotApplicable == NotApplicablePolicy.Excluded) return new SqlTruth(Expr.Not(taken), Clean(field.Id, raw), isUnclaimed);
        return new SqlTruth(Expr.True, Clean(field.Id, Expr.Case(raw, (IsTaken(field, raw), Expr.Constant(SheetBinder.LowestFact(_model, field.Id) == Compiling.Truth.Met)))), isUnclaimed);
    });

    public SqlChoice Choice(Field field) => Once(field, () =>
    {
        var raw = Raw(field.Id, SqlKind.Text);
        var isMulti = field.Type == FieldType.Multi;
        var isUnclaimed = field.Unanswered == Unanswered.NothingClaimed;
        var (excluded, lowest) = (field.NotApplicable == NotApplicablePolicy.Excluded, field.NotApplicable == NotApplicablePolicy.Lowest);
        ImmutableArray<string> options = [.. field.Options.Select(o => o.Id)];
        var given = isMulti ? Many(field, raw) : Expr.Case(null, (Expr.In(raw, options), raw));
        if (!isMulti) _errors.Add(Expr.Not(Expr.In(raw, options)));
        var taken = excluded || lowest ? NotApplicable(field, raw) : null;
        if (lowest)
        {
            var least = field.Options[SheetBinder.LowestOption(field)].Id;
            given = Expr.Case(given, (IsTaken(field, raw), Expr.Text(isMulti ? $";{least};" : least)));
        }
        var chosen = Clean(field.Id, given);
        return new SqlChoice
        {
            Field = field, Chosen = chosen, IsAnswer = true, IsUnclaimed = isUnclaimed, IsNotApplicable = excluded ? taken : null, IsLowest = lowest ? taken : null,
            Possible = isMulti ? [] : [.. options.Select(o => May(chosen, o, isUnclaimed, excluded ? taken : null)), isUnclaimed ? Expr.All(new[] { Expr.IsNull(chosen), excluded ? Expr.Not(taken!) : null }.OfType<Expr>()) : Expr.False],
        };
    });

    /// <summary>Reads every fact that title records settle, needed or not: a flag that its records contradict sends the sheet back.</summary>
    public void ReadTitles()
    {
        if (!_withTitles) return;
        foreach (var field in _model.Fields.Where(f => !f.Titles.IsEmpty)) Truth(field);
    }

    private static Expr May(Expr chosen, string option, bool isUnclaimed, Expr? taken)
    {
        var same = Expr.In(chosen, [option]);
        return isUnclaimed ? Expr.IsTrue(same) : taken is null ? Expr.IsNotFalse(same) : Expr.All(Expr.IsNotFalse(same), Expr.Not(taken));
    }

    /// <summary>Several options; one that stands alone does not stand beside others.</summary>
    private Expr Many(Field field, Expr raw)
    {
        var marked = Expr.Marked(raw);
        var alone = Expr.Any(field.Options.Where(o => o.Exclusive).Select(o => Expr.All(Expr.HasOption(marked, o.Id), Expr.Compare(raw, "<>", Expr.Text(o.Id)))));
        if (alone.Kind == ExprKind.False) return Expr.Case(null, (Expr.Compare(raw, "<>", Expr.Text("")), marked));
        _errors.Add(alone);
        return Expr.Case(null, (Expr.All(Expr.Compare(raw, "<>", Expr.Text("")), Expr.Not(alone)), marked));
    }

    private Expr NotApplicable(Field field, Expr raw)
    {
        _errors.Add(Expr.All(Raw(NotApplicableColumn(field), SqlKind.Truth), Expr.IsKnown(raw)));
        return Clean(NotApplicableColumn(field), IsTaken(field, raw));
    }

    private static Expr IsTaken(Field field, Expr raw) => Expr.All(Expr.IsNull(raw), Expr.IsTrue(Raw(NotApplicableColumn(field), SqlKind.Truth)));

    private static Expr Raw(string name, SqlKind gives) => Expr.Column(name, gives, 0);

    private Expr Clean(string name, Expr expr)
    {
        _cleaned.Add(new StageColumn(name, expr, []));
        return Expr.Column(name, expr.Kind == ExprKind.Case && expr.Gives == SqlKind.Decimal ? expr.Parts[1].Gives : expr.Gives, 1);
    }

    private T Once<T>(Field field, Func<T> make)
        where T : class
    {
        if (_known.TryGetValue(field.Id, out var known)) return (T)known;
        _fields.Add(field);
        var made = make();
        _known[field.Id] = made;
        return made;
    }
}
