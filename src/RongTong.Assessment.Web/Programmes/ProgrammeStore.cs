using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Dapper;
using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Storage;

namespace RongTong.Web.Programmes;

/// <summary>
/// Keeps rounds of certification. An office opens rounds inside its region; it sees those and the ones of the levels above that take its firms.
/// Thread-safe.
/// </summary>
internal sealed class ProgrammeStore(Database database, AuditLog audit, TimeProvider clock)
{
    private const string Columns = "id, name_zh, name_en, model, region, is_reexamination, opens_on, closes_on, county_by, city_by, decide_by, reviewers, cases";

    /// <summary>Opens a round; null when its region lies outside the caller's.</summary>
    /// <returns>Its id.</returns>
    public Task<string?> OpenAsync(Scope scope, Programme programme) => !scope.Covers(programme.Region) ? Task.FromResult<string?>(null) : database.WriteAsync(async transaction =>
    {
        var id = Secret.Make().Text;
        await transaction.Connection!.ExecuteAsync(
            $"INSERT INTO programme ({Columns}, created_by, created_at) VALUES (@id, @NameZh, @NameEn, @Model, @Region, @IsReexamination, @OpensOn, @ClosesOn, @CountyBy, @CityBy, @DecideBy, @Reviewers, 0, @Actor, @now)",
            Values(programme, id, scope), transaction);
        await Tell(transaction, scope, programme with { Id = id });
        return (string?)id;
    });

    /// <summary>Changes a round of the caller's region. Edition and region stay once a sheet was handed in: decisions rest on them.</summary>
    public Task<bool> ChangeAsync(Scope scope, Programme programme) => !scope.Covers(programme.Region) ? Task.FromResult(false) : database.WriteAsync(async transaction =>
    {
        var values = scope.With(Values(programme, programme.Id, scope));
        var isChanged = await transaction.Connection!.ExecuteAsync(
            $"""
            UPDATE programme SET name_zh = @NameZh, name_en = @NameEn, is_reexamination = @IsReexamination, opens_on = @OpensOn, closes_on = @ClosesOn, county_by = @CountyBy, city_by = @CityBy, decide_by = @DecideBy,
              reviewers = CASE WHEN cases = 0 THEN @Reviewers ELSE reviewers END, model = CASE WHEN cases = 0 THEN @Model ELSE model END, region = CASE WHEN cases = 0 THEN @Region ELSE region END
            WHERE id = @id AND {scope.Within()}
            """,
            values, transaction) == 1;
        if (isChanged) await Tell(transaction, scope, programme);
        return isChanged;
    });

    /// <summary>A round the caller sees, or null.</summary>
    public Task<Programme?> FindAsync(Scope scope, string id) => database.ReadAsync(async connection =>
        (await connection.QueryFirstOrDefaultAsync<Row>($"SELECT {Columns} FROM programme WHERE id = @id AND {Visible(scope)}", scope.With(new { id })))?.ToProgramme());

    /// <summary>The rounds the caller sees, those that end last in front.</summary>
    public Task<ImmutableArray<Programme>> ListAsync(Scope scope) => database.ReadAsync(async connection =>
        (await connection.QueryAsync<Row>($"SELECT {Columns} FROM programme WHERE {Visible(scope)} ORDER BY decide_by DESC, id", scope.With())).Select(r => r.ToProgramme()).ToImmutableArray());

    /// <summary>The rounds that take sheets on a day, for anybody to see.</summary>
    public Task<ImmutableArray<Programme>> TakingAsync(DateOnly day) => database.ReadAsync(async connection =>
        (await connection.QueryAsync<Row>($"SELECT {Columns} FROM programme WHERE opens_on <= @day AND closes_on >= @day ORDER BY closes_on, id", new { day = Day(day) })).Select(r => r.ToProgramme()).ToImmutableArray());

    /// <summary>One of them, or null.</summary>
    public async Task<Programme?> TakingAsync(DateOnly day, string id) => (await TakingAsync(day)).FirstOrDefault(p => p.Id == id);

    /// <summary>The round a sheet is filled for; null for a self-assessment.</summary>
    public Task<Programme?> OfSheetAsync(Scope scope, string sheet) => database.ReadAsync(async connection =>
        (await connection.QueryFirstOrDefaultAsync<Row>($"SELECT p.* FROM programme p JOIN sheet ON sheet.programme = p.id WHERE sheet.id = @sheet AND {scope.Sheets()}", scope.With(new { sheet })))?.ToProgramme());

    /// <summary>The condition under which a round is seen: its region and the caller's lie one inside the other.</summary>
    internal static string Visible(Scope scope, string column = "region") => scope.Region is null ? "1 = 0" : $"({column} LIKE @ScopeLike OR @ScopeValue LIKE {column} || '%')";

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Task Tell(DbTransaction transaction, Scope scope, Programme programme) =>
        audit.AddAsync(transaction, scope.Actor, AuditAction.ProgrammeChanged, "programme:" + programme.Id, programme.Region, KeyValuePair.Create("model", programme.Model));

    private object Values(Programme programme, string id, Scope scope) => new
    {
        id, NameZh = programme.Name.Zh, NameEn = programme.Name.En, programme.Model, programme.Region, IsReexamination = programme.IsReexamination ? 1L : 0, OpensOn = Day(programme.Opens), ClosesOn = Day(programme.Closes),
        CountyBy = programme.CountyBy is { } county ? Day(county) : null, CityBy = programme.CityBy is { } city ? Day(city) : null, DecideBy = Day(programme.DecideBy), Reviewers = (long)programme.Reviewers, scope.Actor, now = Moments.Now(clock),
    };

    /// <summary>A row as the database gives it.</summary>
    internal sealed record Row
    {
        public required string Id { get; init; }

        public required string NameZh { get; init; }

        public required string NameEn { get; init; }

        public required string Model { get; init; }

        public required string Region { get; init; }

        public required long IsReexamination { get; init; }

        public required string OpensOn { get; init; }

        public required string ClosesOn { get; init; }

        public string? CountyBy { get; init; }

        public string? CityBy { get; init; }

        public required string DecideBy { get; init; }

        public required long Reviewers { get; init; }

        public required long Cases { get; init; }

        public Programme ToProgramme() => new()
        {
            Id = Id, Name = new LocalizedText(NameZh, NameEn), Model = Model, Region = Region, IsReexamination = IsReexamination == 1, Opens = Day(OpensOn), Closes = Day(ClosesOn),
            CountyBy = CountyBy is { } county ? Day(county) : null, CityBy = CityBy is { } city ? Day(city) : null, DecideBy = Day(DecideBy), Reviewers = (int)Reviewers, Cases = Cases,
        };
    }
}
