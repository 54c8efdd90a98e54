using Xunit.Abstractions;
using Xunit.Sdk;

namespace RongTong.Differential;

/// <summary>Counts the comparisons of one test class and says how many there were, also where all is well.</summary>
public sealed class Tally(IMessageSink messages) : IDisposable
{
    private readonly SortedDictionary<string, (int Compared, int Differ)> _counts = new(StringComparer.Ordinal);

    /// <summary>Adds the comparisons of one test.</summary>
    internal void Add(string what, Witness witness)
    {
        var (compared, differ) = _counts.GetValueOrDefault(what);
        _counts[what] = (compared + witness.Comparisons, differ + witness.Differences);
    }

    public void Dispose()
    {
        foreach (var (what, (compared, differ)) in _counts) messages.OnMessage(new DiagnosticMessage($"NRules against the plan, {what}: {compared} compared, {differ} differ"));
    }
}
