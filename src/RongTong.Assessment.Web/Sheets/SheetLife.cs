using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using RongTong.Assessing;
using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Storage;

namespace RongTong.Web.Sheets;

/// <summary>What happens to a sheet besides being answered: who it is about, last year's beside it, withdrawn, erased. Thread-safe.</summary>
internal sealed class SheetLife(Database database, AuditLog audit, TimeProvider clock)
{
    // A decision rests on the sheets of a round: they are kept.
    private const string Idle = "changed_at < @before AND NOT EXISTS (SELECT 1 FROM programme_case WHERE programme_case.sheet = sheet.id)";

    /// <summary>States whom an open sheet is about.</summary>
    public Task<bool> StateFirmAsync(Scope scope, string sheet, Enterprise firm) => ChangeAsync(
        scope, sheet, "name = @Name, uscc = @Uscc, region = @Region, industry = @Industry, size = @Size, employees = @Employees", firm);

    /// <summary>Puts last year's sheet beside an open one; null takes it away.</summary>
    /// <param name="scope">Of who asks.</param>
    /// <param name="sheet">Which sheet.</param>
    /// <param name="document">Last year's sheet, as a document.</param>
    public Task<bool> KeepEarlierAsync(Scope scope, string sheet, string? document) => ChangeAsync(scope, sheet, "earlier = @document", new { document });

    /// <summary>Puts titles on record in an open sheet, in place of those before.</summary>
    public Task<bool> KeepTitlesAsync(Scope scope, string sheet, ImmutableArray<TitleRecord> titles) => ChangeAsync(scope, sheet, "titles = @titles", new { titles = SavedTitles.Write(titles) });

    /// <summary>Withdraws a sheet that was handed in, or is still being filled.</summary>
    public Task<bool> WithdrawAsync(Scope scope, string sheet) => database.WriteAsync(async transaction =>
    {
        var region = await transaction.Connection!.ExecuteScalarAsync<string?>(
            $"UPDATE sheet SET state = 'withdrawn', version = version + 1, changed_at = @now WHERE id = @sheet AND {scope.Sheets()} AND state <> 'withdrawn' RETURNING region",
            scope.With(new { sheet, now = Moments.Now(clock) }), transaction);
        if (region is null) return false;
        await audit.AddAsync(transaction, scope.Actor, AuditAction.SheetWithdrawn, "sheet:" + sheet, region);
        return true;
    });

    /// <summary>Takes everything of a sheet away, and leaves that there was one: hashes, of which nothing can be read back.</summary>
    public Task<bool> EraseAsync(Scope scope, string sheet, byte[] content) => EraseAsync(scope, sheet, content, "1 = 1", before: "");

    /// <summary>The sheets that belong to no round and have not been changed since a moment, a hundred at most.</summary>
    public Task<ImmutableArray<string>> IdleAsync(DateTimeOffset since) => database.ReadAsync(async connection =>
        (await connection.QueryAsync<string>($"SELECT id FROM sheet WHERE {Idle} ORDER BY changed_at LIMIT 100", new { before = Moments.Of(since) })).ToImmutableArray());

    /// <summary>The same as <see cref="EraseAsync(Scope, string, byte[])"/>, unless the sheet has been changed or handed in to a round meanwhile.</summary>
    public Task<bool> EraseIdleAsync(string sheet, byte[] content, DateTimeOffset since) => EraseAsync(Scope.Service, sheet, content, Idle, Moments.Of(since));

    private Task<bool> EraseAsync(Scope scope, string sheet, byte[] content, string condition, string before) => database.WriteAsync(async transaction =>
    {
        if (await transaction.Connection!.ExecuteScalarAsync<string?>($"DELETE FROM sheet WHERE id = @sheet AND {scope.Sheets()} AND {condition} RETURNING region", scope.With(new { sheet, before }), transaction) is not { } region) return false;
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO tombstone (sheet_hash, content_hash, erased_at, erased_by) VALUES (@name, @content, @now, @by)",
            new { name = Hash(Encoding.UTF8.GetBytes(sheet)), content = Hash(content), now = Moments.Now(clock), by = Hash(Encoding.UTF8.GetBytes(scope.Actor)) }, transaction);
        await audit.AddAsync(transaction, scope.Actor, AuditAction.SheetErased, "sheet:" + sheet, region, KeyValuePair.Create("content", Hash(content)));
        return true;
    });

    private Task<bool> ChangeAsync(Scope scope, string sheet, string set, object values) => database.WriteAsync(async transaction => await RunAsync(transaction, scope, sheet, set, values) == 1);

    private Task<int> RunAsync(DbTransaction transaction, Scope scope, string sheet, string set, object values)
    {
        var all = scope.With(values);
        all.Add("sheet", sheet);
        all.Add("now", Moments.Now(clock));
        return transaction.Connection!.ExecuteAsync($"UPDATE sheet SET {set}, version = version + 1, changed_at = @now WHERE id = @sheet AND {scope.Sheets()} AND state IN ('draft', 'returned')", all, transaction);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
