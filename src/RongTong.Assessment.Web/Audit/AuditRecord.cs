using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RongTong.Hosting.Ledger;

namespace RongTong.Web.Audit;

/// <summary>The fields of an entry. Stateless.</summary>
internal static class AuditRecord
{
    private static readonly ImmutableArray<string> Own = [AuditChain.Number, "at", "actor", "action", "subject", "region"];

    /// <summary>The fields of a new entry.</summary>
    public static List<KeyValuePair<string, string>> Of(long number, string at, string actor, string action, string subject, string region, IEnumerable<KeyValuePair<string, string>> details)
    {
        var fields = Own.Zip([number.ToString(CultureInfo.InvariantCulture), at, actor, action, subject, region], KeyValuePair.Create).ToList();
        foreach (var detail in details)
        {
            if (fields.Exists(f => f.Key == detail.Key)) throw new ArgumentException($"'{detail.Key}' stands in the entry already", nameof(details));
            fields.Add(detail);
        }
        return fields;
    }

    /// <summary>The fields of a kept one.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Fields(string record)
    {
        using var json = JsonDocument.Parse(record);
        return [.. json.RootElement.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.GetString() ?? ""))];
    }

    /// <summary>Whether every entry has it.</summary>
    public static bool IsOwn(string field) => Own.Contains(field);
}
