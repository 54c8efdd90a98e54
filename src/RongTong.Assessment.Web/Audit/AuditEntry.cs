using System.Collections.Immutable;

namespace RongTong.Web.Audit;

/// <summary>One entry of the audit log. Holds ids and codes, never an answer, a name or what somebody typed. Immutable.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="At">When, by the clock of the node that wrote it; the numbers say what came first.</param>
/// <param name="Actor">Who: <c>account:ID</c>, <c>key:ID</c>, <c>sheet:ID</c>, <c>service</c> or <c>nobody</c>.</param>
/// <param name="Action">What, one of <see cref="AuditAction"/>.</param>
/// <param name="Subject">To what, as <c>kind:ID</c>; empty when to nothing in particular.</param>
/// <param name="Region">The region of what it was done to.</param>
/// <param name="Record">The whole entry in canonical JSON.</param>
/// <param name="Chain">The chain at it.</param>
internal sealed record AuditEntry(long Number, DateTimeOffset At, string Actor, string Action, string Subject, string Region, string Record, string Chain)
{
    /// <summary>What else is known of it, in the order of the names.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Details => [.. AuditRecord.Fields(Record).Where(f => !AuditRecord.IsOwn(f.Key))];
}
