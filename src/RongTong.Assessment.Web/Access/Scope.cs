using Dapper;

namespace RongTong.Web.Access;

/// <summary>
/// Whose data a caller may touch. Every statement that reads or changes a firm's data carries its condition, so that what lies outside is
/// not found rather than refused. Immutable.
/// </summary>
internal sealed class Scope
{
    private const string Nowhere = "1 = 0";

    private readonly ScopeKind _kind;
    private readonly string _value;

    private Scope(ScopeKind kind, string value, string actor) => (_kind, _value, Actor) = (kind, value, actor);

    /// <summary>Who asks, for the audit log: <c>account:ID</c>, <c>key:ID</c>, <c>sheet:ID</c> or <c>service</c>.</summary>
    public string Actor { get; }

    /// <summary>Nothing at all.</summary>
    public static Scope None(string actor) => new(ScopeKind.Nothing, "", actor);

    /// <summary>What was handed in in a region, given as the first digits of its code.</summary>
    public static Scope InRegion(string region, string actor) => Access.Region.IsOne(region) ? new(ScopeKind.Region, region, actor) : throw new ArgumentException("not a region", nameof(region));

    /// <summary>The sheets kept under a firm's account.</summary>
    public static Scope OwnedBy(string account) => new(ScopeKind.Owner, account, "account:" + account);

    /// <summary>One sheet, opened by its link.</summary>
    public static Scope OfSheet(string sheet, string respondent) => new(ScopeKind.Sheet, sheet, $"sheet:{sheet}/{respondent}");

    /// <summary>Everything: what the service does by itself, such as clearing what is past its time. Never a caller's.</summary>
    public static Scope Service { get; } = new(ScopeKind.Everything, "", "service");

    /// <summary>The region's digits when the scope is a region's; null otherwise.</summary>
    public string? Region => _kind switch { ScopeKind.Region => _value, ScopeKind.Everything => "", _ => null };

    /// <summary>The condition on rows of the table of sheets. A department sees a sheet once it has been handed in, not before.</summary>
    /// <param name="table">The name that table has in the statement.</param>
    public string Sheets(string table = "sheet") => _kind switch
    {
        ScopeKind.Region => $"({table}.region LIKE @ScopeLike AND {table}.submitted_at IS NOT NULL)",
        ScopeKind.Owner => $"{table}.owner = @ScopeValue",
        ScopeKind.Sheet => $"{table}.id = @ScopeValue",
        ScopeKind.Everything => "1 = 1",
        _ => Nowhere,
    };

    /// <summary>The condition on rows that belong to a region and to no sheet, such as programmes and batches.</summary>
    /// <param name="column">The column with the region's code.</param>
    public string Within(string column = "region") => _kind switch
    {
        ScopeKind.Region => $"{column} LIKE @ScopeLike",
        ScopeKind.Everything => "1 = 1",
        _ => Nowhere,
    };

    /// <summary>The values of a statement, with those of its conditions.</summary>
    public DynamicParameters With(object? values = null)
    {
        var all = new DynamicParameters(values);
        all.Add("ScopeValue", _value);
        all.Add("ScopeLike", _value + "%");
        return all;
    }

    /// <summary>Whether a region lies inside.</summary>
    public bool Covers(string region) => Region is { } own && region.StartsWith(own, StringComparison.Ordinal);

    private enum ScopeKind
    {
        Nothing,
        Region,
        Owner,
        Sheet,
        Everything,
    }
}
