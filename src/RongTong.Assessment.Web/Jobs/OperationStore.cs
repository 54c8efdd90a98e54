using System.Data.Common;
using System.Globalization;
using Dapper;
using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Storage;

namespace RongTong.Web.Jobs;

/// <summary>
/// Keeps operations and says who may write for them. A holder's writes carry its fence and are refused once somebody else has taken over, so
/// that a node that was only slow does no harm. Thread-safe.
/// </summary>
internal sealed class OperationStore(Database database, AuditLog audit, ServeOptions options)
{
    private const string Columns = "id, kind, owner, request, state, node, done, total, counts, problems, created_at, started_at, finished_at";
    private const string Unfinished = "('receiving', 'queued', 'running')";

    /// <summary>How long input may take to arrive before it is given up.</summary>
    private static readonly TimeSpan LongestUpload = TimeSpan.FromHours(2);

    private static string Now => Moments.Now(TimeProvider.System);

    /// <summary>Lets an operation in, to receive its input; or says why not.</summary>
    /// <param name="kind">What is to be done.</param>
    /// <param name="scope">Of who asks. A batch belongs to its region, and everybody of the region sees it; anything else to who asked alone.</param>
    public Task<(Admission Admission, string Id)> AdmitAsync(OperationKind kind, Scope scope) => database.WriteAsync(async transaction =>
    {
        var (owner, region) = (scope.Actor, kind == OperationKind.Batch ? scope.Region : null);
        await database.AloneAsync(transaction, WriteLock.Operations);
        var connection = transaction.Connection!;
        var own = await connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM operation WHERE owner = @owner AND state IN {Unfinished}", new { owner }, transaction);
        if (own >= options.OperationsPerOwner) return (Admission.OwnerIsBusy, "");
        var waiting = await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM operation WHERE state IN ('receiving', 'queued')", transaction: transaction);
        if (waiting >= options.OperationsWaiting) return (Admission.QueueIsFull, "");
        var id = Secret.Make().Text;
        await connection.ExecuteAsync(
            "INSERT INTO operation (id, kind, owner, region, request, state, fence, done, total, created_at) VALUES (@id, @kind, @owner, @region, '', 'receiving', 0, 0, 0, @Now)", new { id, kind = Word(kind), owner, region, Now }, transaction);
        return (Admission.Admitted, id);
    });

    /// <summary>Puts an operation whose input is there in the queue.</summary>
    public Task<bool> QueueAsync(string id, string request) => database.WriteAsync(transaction =>
        ToldAsync(transaction, "UPDATE operation SET state = 'queued', request = @request WHERE id = @id AND state = 'receiving'", new { id, request }, id, AuditAction.BatchStarted));

    /// <summary>Takes an operation away whose input did not arrive.</summary>
    public Task GiveUpAsync(string id) => database.WriteAsync(transaction => transaction.Connection!.ExecuteAsync("DELETE FROM operation WHERE id = @id AND state = 'receiving'", new { id }, transaction));

    /// <summary>Takes an operation away with all its files; one that is under way is called off first.</summary>
    public Task<bool> DeleteAsync(Scope scope, string id) => database.WriteAsync(transaction => ToldAsync(transaction, "DELETE FROM operation WHERE id = @id", new { id }, id, AuditAction.BatchRemoved, scope.Actor));

    /// <summary>An operation inside a scope, or null.</summary>
    public Task<Operation?> FindAsync(Scope scope, string id) => database.ReadAsync(async connection =>
        (await connection.QueryFirstOrDefaultAsync<OperationRow>($"SELECT {Columns} FROM operation WHERE id = @id AND {Visible(scope)}", scope.With(new { id, scope.Actor })))?.ToOperation());

    /// <summary>An operation, or null.</summary>
    public Task<Operation?> FindAsync(string id) => database.ReadAsync(async connection =>
        (await connection.QueryFirstOrDefaultAsync<OperationRow>($"SELECT {Columns} FROM operation WHERE id = @id", new { id }))?.ToOperation());

    /// <summary>The latest operations of a kind inside a scope, newest first.</summary>
    public Task<IReadOnlyList<Operation>> ListAsync(Scope scope, OperationKind kind, int most) => database.ReadAsync<IReadOnlyList<Operation>>(async connection =>
    [
        .. (await connection.QueryAsync<OperationRow>(
            $"SELECT {Columns} FROM operation WHERE kind = @kind AND state <> 'receiving' AND {Visible(scope)} ORDER BY created_at DESC, id LIMIT @most", scope.With(new { kind = Word(kind), scope.Actor, most }))).Select(r => r.ToOperation()),
    ]);

    /// <summary>Ids of what waits or is said to be worked on; uploads that were given up go meanwhile.</summary>
    public Task<IReadOnlyList<string>> OpenAsync() => database.WriteAsync<IReadOnlyList<string>>(async transaction =>
    {
        await transaction.Connection!.ExecuteAsync("DELETE FROM operation WHERE state = 'receiving' AND created_at < @before", new { before = Moments.Of(TimeProvider.System.GetUtcNow() - LongestUpload) }, transaction);
        return [.. await transaction.Connection!.QueryAsync<string>("SELECT id FROM operation WHERE state IN ('queued', 'running') ORDER BY created_at", transaction: transaction)];
    });

    /// <summary>Calls an operation off; false when it is over already.</summary>
    public Task<bool> CancelAsync(Scope scope, string id) => database.WriteAsync(transaction =>
        ToldAsync(transaction, $"UPDATE operation SET state = 'cancelled', finished_at = @Now WHERE id = @id AND state IN {Unfinished}", new { id, Now }, id, AuditAction.BatchEnded, scope.Actor, KeyValuePair.Create("state", "cancelled")));

    /// <summary>Takes an operation, from whoever may have it; null when there is nothing to do.</summary>
    public Task<Lease?> TakeAsync(string id, string node) => database.WriteAsync(async transaction =>
    {
        var fence = await transaction.Connection!.ExecuteScalarAsync<long?>(
            "UPDATE operation SET state = 'running', fence = fence + 1, node = @node, started_at = COALESCE(started_at, @Now) WHERE id = @id AND state IN ('queued', 'running') RETURNING fence", new { id, node, Now }, transaction);
        return fence is { } held ? new Lease(id, held) : null;
    });

    /// <summary>Tells how far it is; false when the lease is lost.</summary>
    public Task<bool> AdvanceAsync(Lease lease, long done, long total) => database.WriteAsync(async transaction =>
        await transaction.Connection!.ExecuteAsync("UPDATE operation SET done = @done, total = @total WHERE id = @Operation AND fence = @Fence AND state = 'running'", new { lease.Operation, lease.Fence, done, total }, transaction) == 1);

    /// <summary>Gives it back to the queue, for another node or a later time.</summary>
    public Task ReleaseAsync(Lease lease) => database.WriteAsync(transaction =>
        transaction.Connection!.ExecuteAsync("UPDATE operation SET state = 'queued' WHERE id = @Operation AND fence = @Fence AND state = 'running'", lease, transaction));

    /// <summary>Ends it with problems.</summary>
    public Task FailAsync(Lease lease, string problems) => database.WriteAsync(transaction => ToldAsync(
        transaction, "UPDATE operation SET state = 'failed', problems = @problems, finished_at = @Now WHERE id = @Operation AND fence = @Fence AND state = 'running'", new { lease.Operation, lease.Fence, problems, Now },
        lease.Operation, AuditAction.BatchEnded, "service", KeyValuePair.Create("state", "failed")));

    /// <summary>Ends it, in a transaction of the caller's that also makes its files final.</summary>
    /// <exception cref="LeaseLostException">Somebody else has it.</exception>
    public async Task FinishAsync(DbTransaction transaction, Lease lease, long done, string counts)
    {
        var isEnded = await ToldAsync(
            transaction, "UPDATE operation SET state = 'done', done = @done, total = @done, counts = @counts, finished_at = @Now WHERE id = @Operation AND fence = @Fence AND state = 'running'", new { lease.Operation, lease.Fence, done, counts, Now },
            lease.Operation, AuditAction.BatchEnded, "service", KeyValuePair.Create("state", "done"), KeyValuePair.Create("done", done.ToString(CultureInfo.InvariantCulture)));
        if (!isEnded) throw new LeaseLostException(lease.Operation);
    }

    /// <summary>Makes sure within a transaction that the lease still holds, and that it holds until the transaction ends.</summary>
    /// <exception cref="LeaseLostException">Somebody else has it.</exception>
    public static async Task HoldAsync(DbTransaction transaction, Lease lease)
    {
        // Touching the row locks it: who takes over waits for this transaction.
        if (await transaction.Connection!.ExecuteAsync("UPDATE operation SET fence = fence WHERE id = @Operation AND fence = @Fence AND state = 'running'", lease, transaction) == 0) throw new LeaseLostException(lease.Operation);
    }

    /// <summary>Changes an operation; of a batch the audit log is told. False when nothing was changed.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="statement">What changes it.</param>
    /// <param name="values">Its values.</param>
    /// <param name="id">Which operation.</param>
    /// <param name="action">What is told.</param>
    /// <param name="actor">Who did it; null for whoever owns it.</param>
    /// <param name="details">What else is told.</param>
    private async Task<bool> ToldAsync(DbTransaction transaction, string statement, object values, string id, string action, string? actor = null, params KeyValuePair<string, string>[] details)
    {
        var changed = await transaction.Connection!.QueryFirstOrDefaultAsync<(string Kind, string Owner, string? Region)>(statement + " RETURNING kind, owner, region", values, transaction);
        if (changed.Kind is null) return false;
        if (changed.Kind == Word(OperationKind.Batch)) await audit.AddAsync(transaction, actor ?? changed.Owner, action, "batch:" + id, changed.Region ?? "", details);
        return true;
    }

    private static string Visible(Scope scope) => $"(owner = @Actor OR region IS NOT NULL AND {scope.Within()})";

    private static string Word(OperationKind kind) => kind == OperationKind.Batch ? "batch" : "reports";

    /// <summary>A row as the database gives it.</summary>
    private sealed record OperationRow
    {
        public required string Id { get; init; }

        public required string Kind { get; init; }

        public required string Owner { get; init; }

        public required string Request { get; init; }

        public required string State { get; init; }

        public string? Node { get; init; }

        public required long Done { get; init; }

        public required long Total { get; init; }

        public string? Counts { get; init; }

        public string? Problems { get; init; }

        public required string CreatedAt { get; init; }

        public string? StartedAt { get; init; }

        public string? FinishedAt { get; init; }

        public Operation ToOperation() => new()
        {
            Id = Id, Kind = Enum.Parse<OperationKind>(Kind, ignoreCase: true), Owner = Owner, Request = Request, State = Enum.Parse<OperationState>(State, ignoreCase: true), Node = Node, Done = Done, Total = Total,
            Counts = Counts, Problems = Problems, Created = Moments.Read(CreatedAt), Started = Moment(StartedAt), Finished = Moment(FinishedAt),
        };

        private static DateTimeOffset? Moment(string? text) => text is null ? null : Moments.Read(text);
    }
}
