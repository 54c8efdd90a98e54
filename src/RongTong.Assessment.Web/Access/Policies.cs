using System.Collections.Frozen;
using Microsoft.AspNetCore.Authorization;

namespace RongTong.Web.Access;

/// <summary>
/// Who may do what. Every endpoint names one of these, or says that anybody may; where none is named, nobody may. Whose data it then
/// reaches is the business of <see cref="Scope"/>.
/// </summary>
internal static class Policies
{
    /// <summary>Anybody with an account.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>Accounts, keys, sessions.</summary>
    public const string ManageAccess = nameof(ManageAccess);

    /// <summary>The audit log.</summary>
    public const string ReadAudit = nameof(ReadAudit);

    /// <summary>The start page of a department, its programmes and figures.</summary>
    public const string Department = nameof(Department);

    /// <summary>The sheets and files of firms.</summary>
    public const string ReadFirms = nameof(ReadFirms);

    /// <summary>Programmes: their edition, dates and overlay.</summary>
    public const string Programmes = nameof(Programmes);

    /// <summary>The facts a reviewer states, and sending a sheet back.</summary>
    public const string Review = nameof(Review);

    /// <summary>Asking that a result be overridden, and agreeing to it: the store sees to it that these are two persons.</summary>
    public const string Override = nameof(Override);

    /// <summary>Draws for visits, lists to be published.</summary>
    public const string Certify = nameof(Certify);

    /// <summary>Tables of many firms.</summary>
    public const string Batches = nameof(Batches);

    /// <summary>A firm's own sheets: with its account, or with a link.</summary>
    public const string FillSheet = nameof(FillSheet);

    /// <summary>A firm's account and all sheets under it.</summary>
    public const string OwnSheets = nameof(OwnSheets);

    /// <summary>Sheets over the API, to read.</summary>
    public const string ApiSheetsRead = nameof(ApiSheetsRead);

    /// <summary>Sheets over the API, to begin and change.</summary>
    public const string ApiSheetsWrite = nameof(ApiSheetsWrite);

    /// <summary>Batches over the API.</summary>
    public const string ApiBatches = nameof(ApiBatches);

    /// <summary>Reports over the API.</summary>
    public const string ApiReports = nameof(ApiReports);

    /// <summary>How long work stands, over the API: for whoever may begin some.</summary>
    public const string ApiOperations = nameof(ApiOperations);

    /// <summary>Ledgers and proofs over the API.</summary>
    public const string ApiLedger = nameof(ApiLedger);

    /// <summary>What is called when a batch is finished.</summary>
    public const string ApiWebhooks = nameof(ApiWebhooks);

    /// <summary>The figures of the service.</summary>
    public const string ReadMetrics = nameof(ReadMetrics);

    private static readonly FrozenDictionary<string, Func<Caller, bool>> Table = new Dictionary<string, Func<Caller, bool>>
    {
        [SignedIn] = caller => caller.Account is not null,
        [ManageAccess] = caller => caller.Role is Role.Administrator,
        [ReadMetrics] = caller => Has(caller, KeyScope.Metrics) || caller.Role is Role.Administrator,
        [ReadAudit] = caller => caller.Role is Role.Administrator or Role.Auditor,
        [Department] = IsDepartment,
        [ReadFirms] = IsDepartment,
        [Programmes] = IsOffice,
        [Review] = caller => caller.Role is Role.Reviewer || IsOffice(caller),
        [Override] = caller => caller.Role is Role.Reviewer || IsOffice(caller),
        [Certify] = IsOffice,
        [Batches] = IsOffice,
        [FillSheet] = IsFirm,
        [OwnSheets] = caller => caller.Role is Role.Enterprise,
        [ApiSheetsRead] = caller => Has(caller, KeyScope.SheetsRead) || IsFirm(caller) || IsDepartment(caller),
        [ApiSheetsWrite] = caller => Has(caller, KeyScope.SheetsWrite) || IsFirm(caller),
        [ApiBatches] = caller => Has(caller, KeyScope.Batches) || IsOffice(caller),
        [ApiReports] = caller => Has(caller, KeyScope.Reports) || IsFirm(caller) || IsDepartment(caller),
        [ApiOperations] = caller => Has(caller, KeyScope.Batches) || Has(caller, KeyScope.Reports) || IsFirm(caller) || IsDepartment(caller),
        [ApiLedger] = caller => Has(caller, KeyScope.Ledger) || IsDepartment(caller),
        [ApiWebhooks] = caller => Has(caller, KeyScope.Webhooks) || IsOffice(caller),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All their names.</summary>
    public static IEnumerable<string> Names => Table.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether a caller may.</summary>
    public static bool Allows(string policy, Caller caller) => Table[policy](caller);

    /// <summary>Tells the framework; what has no policy is refused.</summary>
    public static void Add(AuthorizationOptions options)
    {
        foreach (var (name, allows) in Table) options.AddPolicy(name, policy => policy.RequireAssertion(context => allows(Of(context))));
        options.FallbackPolicy = options.DefaultPolicy = new AuthorizationPolicyBuilder()
            // What leads nowhere is not found rather than refused; a wrong method or type has an answer of its own.
            .RequireAssertion(context => context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint).Build();
    }

    private static Caller Of(AuthorizationHandlerContext context) => context.User.Identities.OfType<CallerIdentity>().FirstOrDefault()?.Caller ?? Caller.Nobody;

    private static bool IsOffice(Caller caller) => caller.Role is Role.Province or Role.City or Role.County;

    private static bool IsDepartment(Caller caller) => caller.Role is Role.Reviewer or Role.Auditor || IsOffice(caller);

    private static bool IsFirm(Caller caller) => caller.Link is not null || caller.Role is Role.Enterprise;

    private static bool Has(Caller caller, string scope) => caller.Key is { } key && key.Scopes.Contains(scope);
}
