using System.Collections.Immutable;

namespace RongTong.Web.Access;

/// <summary>What a key of a program may be allowed, one by one.</summary>
internal static class KeyScope
{
    public const string Assess = "assess";
    public const string SheetsRead = "sheets:read";
    public const string SheetsWrite = "sheets:write";
    public const string Batches = "batches";
    public const string Reports = "reports";
    public const string Ledger = "ledger";
    public const string Webhooks = "webhooks";
    public const string Metrics = "metrics";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [Assess, SheetsRead, SheetsWrite, Batches, Reports, Ledger, Webhooks, Metrics];
}
