using Dapper;
using Microsoft.AspNetCore.DataProtection;
using RongTong.Web.Storage;
using Secret = RongTong.Web.Access.Secret;

namespace RongTong.Web.Webhooks;

/// <summary>Who is to be told when a batch ends, and what became of the telling. Thread-safe.</summary>
internal sealed class WebhookStore(Database database, IDataProtectionProvider protection)
{
    /// <summary>How many one owner may have.</summary>
    public const int Most = 10;

    private readonly IDataProtector _protector = protection.CreateProtector("webhook secrets");

    private static string Now => Moments.Now(TimeProvider.System);

    /// <summary>Adds one.</summary>
    /// <returns>The webhook and its secret, shown once; null when the owner has as many as one may have.</returns>
    public Task<(Webhook Webhook, string Secret)?> AddAsync(string owner, Uri url) => database.WriteAsync<(Webhook, string)?>(async transaction =>
    {
        var connection = transaction.Connection!;
        if (await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM webhook WHERE owner = @owner", new { owner }, transaction) >= Most) return null;
        var (id, secret) = (Secret.Make().Text, Secret.Make().Text + Secret.Make().Text);
        await connection.ExecuteAsync(
            "INSERT INTO webhook (id, owner, url, secret, created_at) VALUES (@id, @owner, @url, @kept, @Now)", new { id, owner, url = url.AbsoluteUri, kept = _protector.Protect(secret), Now }, transaction);
        return (new Webhook(id, url.AbsoluteUri), secret);
    });

    /// <summary>Those of an owner.</summary>
    public Task<IReadOnlyList<Webhook>> ListAsync(string owner) => database.ReadAsync<IReadOnlyList<Webhook>>(async connection =>
        [.. await connection.QueryAsync<Webhook>("SELECT id, url FROM webhook WHERE owner = @owner ORDER BY created_at, id", new { owner })]);

    /// <summary>Takes one away, with its log.</summary>
    public Task<bool> RemoveAsync(string owner, string id) => database.WriteAsync(async transaction =>
        await transaction.Connection!.ExecuteAsync("DELETE FROM webhook WHERE id = @id AND owner = @owner", new { id, owner }, transaction) == 1);

    /// <summary>The latest deliveries of a webhook, newest first.</summary>
    public Task<IReadOnlyList<WebhookDelivery>> DeliveriesAsync(string owner, string id) => database.ReadAsync<IReadOnlyList<WebhookDelivery>>(async connection =>
    [
        .. await connection.QueryAsync<WebhookDelivery>(
            "SELECT d.webhook, d.operation, d.state, d.attempt, d.next_at, d.status, d.reason, d.created_at, d.finished_at FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook WHERE w.id = @id AND w.owner = @owner ORDER BY d.created_at DESC, d.operation LIMIT 100", new { id, owner }),
    ]);

    /// <summary>Notes down for every batch that ended who is to be told and has not been noted yet.</summary>
    public Task<int> NoteAsync() => database.WriteAsync(transaction => transaction.Connection!.ExecuteAsync(
        """
        INSERT INTO webhook_delivery (webhook, operation, state, attempt, next_at, created_at)
        SELECT w.id, o.id, 'pending', 0, @Now, @Now FROM operation o JOIN webhook w ON w.owner = o.owner
        WHERE o.kind = 'batch' AND o.state IN ('done', 'failed') AND o.finished_at >= w.created_at AND NOT EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.webhook = w.id AND d.operation = o.id)
        ON CONFLICT (webhook, operation) DO NOTHING
        """,
        new { Now },
        transaction));

    /// <summary>Takes a delivery that is due, for as long as one attempt may last; null when none is.</summary>
    public Task<DueDelivery?> TakeAsync(TimeSpan attempt) => database.WriteAsync(async transaction =>
    {
        var connection = transaction.Connection!;
        var due = await connection.QueryFirstOrDefaultAsync<DueDelivery>(
            "SELECT d.webhook, d.operation, d.attempt, w.url, w.secret FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook WHERE d.state = 'pending' AND d.next_at <= @Now ORDER BY d.next_at LIMIT 1", new { Now }, transaction);
        if (due is null) return null;
        // Another node may have read the same: the number of the attempt tells who was first.
        var until = Moments.Of(TimeProvider.System.GetUtcNow() + attempt);
        var taken = await connection.ExecuteAsync(
            "UPDATE webhook_delivery SET attempt = attempt + 1, next_at = @until WHERE webhook = @Webhook AND operation = @Operation AND attempt = @Attempt AND state = 'pending'", new { due.Webhook, due.Operation, due.Attempt, until }, transaction);
        return taken == 1 ? due with { Attempt = due.Attempt + 1, Secret = _protector.Unprotect(due.Secret) } : null;
    });

    /// <summary>Notes down what became of an attempt.</summary>
    /// <param name="due">The delivery.</param>
    /// <param name="state"><c>delivered</c>, <c>pending</c> or <c>failed</c>.</param>
    /// <param name="status">The status of the answer; null when there was none.</param>
    /// <param name="reason">Why it was not delivered.</param>
    /// <param name="next">When it is tried again.</param>
    public Task EndAsync(DueDelivery due, string state, int? status, string? reason, DateTimeOffset next) => database.WriteAsync(transaction => transaction.Connection!.ExecuteAsync(
        "UPDATE webhook_delivery SET state = @state, status = @status, reason = @reason, next_at = @next, finished_at = @finished WHERE webhook = @Webhook AND operation = @Operation AND attempt = @Attempt",
        new { due.Webhook, due.Operation, due.Attempt, state, status = (long?)status, reason, next = Moments.Of(next), finished = state == "pending" ? null : Now },
        transaction));
}

/// <summary>Somebody to be told. Immutable.</summary>
internal sealed record Webhook(string Id, string Url);

/// <summary>A delivery to be attempted. Immutable.</summary>
internal sealed record DueDelivery
{
    public required string Webhook { get; init; }

    public required string Operation { get; init; }

    public required long Attempt { get; init; }

    public required string Url { get; init; }

    public required string Secret { get; init; }
}

/// <summary>What became of a delivery. Immutable.</summary>
internal sealed record WebhookDelivery
{
    public required string Webhook { get; init; }

    public required string Operation { get; init; }

    public required string State { get; init; }

    public required long Attempt { get; init; }

    public required string NextAt { get; init; }

    public long? Status { get; init; }

    public string? Reason { get; init; }

    public required string CreatedAt { get; init; }

    public string? FinishedAt { get; init; }
}
