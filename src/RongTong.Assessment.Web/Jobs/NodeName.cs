using System.Globalization;
using System.Security.Cryptography;

namespace RongTong.Web.Jobs;

/// <summary>What this process is called among those that share a database. Immutable.</summary>
/// <param name="Value">Machine, process and chance: no two processes have the same one, not even after a restart.</param>
internal sealed record NodeName(string Value)
{
    /// <summary>The name of this process.</summary>
    public static NodeName Make() => new(string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}"));
}
