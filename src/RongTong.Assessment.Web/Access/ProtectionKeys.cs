using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using RongTong.Web.Storage;

namespace RongTong.Web.Access;

/// <summary>The keys forms are signed with, in the database: a form made by one node is taken by another. Thread-safe.</summary>
internal sealed class ProtectionKeys(Database database, TimeProvider clock) : IXmlRepository
{
    // The framework asks synchronously: at start, and once a day.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Task.Run(() => database.ReadAsync(c => c.QueryAsync<string>("SELECT xml FROM protection_key ORDER BY created_at, name"))).GetAwaiter().GetResult().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) => Task.Run(() => database.WriteAsync(transaction => transaction.Connection!.ExecuteAsync(
        "INSERT INTO protection_key (name, xml, created_at) VALUES (@name, @xml, @now)",
        new { name = friendlyName, xml = element.ToString(SaveOptions.DisableFormatting), now = Moments.Now(clock) }, transaction))).GetAwaiter().GetResult();
}
