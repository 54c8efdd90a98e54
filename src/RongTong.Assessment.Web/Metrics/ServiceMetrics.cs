using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using RongTong.Assessing;

namespace RongTong.Web.Metrics;

/// <summary>
/// Figures of this node as Prometheus reads them: requests with their durations, assessments, what is under way. Counts and times, never an
/// answer or a name. Thread-safe.
/// </summary>
internal sealed class ServiceMetrics : IDisposable
{
    /// <summary>The meter of the service itself.</summary>
    public const string Own = "RongTong.Web";

    private const string Requests = "Microsoft.AspNetCore.Hosting";

    private static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly string[] KeptTags = ["http.request.method", "http.response.status_code", "http.route", "status"];

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(string Name, string Labels), Series> _series = new();
    private readonly Counter<long> _assessments;

    public ServiceMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Own);
        _assessments = meter.CreateCounter<long>("rongtong.assessments", description: "Sheets assessed, by the status of the outcome.");
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            // Several services may live in one process: only what this one measures is its own.
            if (ReferenceEquals(instrument.Meter.Scope, meters) && instrument.Meter.Name is Own or Requests) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>Counts a sheet that was assessed.</summary>
    public void Assessed(Assessment assessment) => _assessments.Add(1, KeyValuePair.Create("status", (object?)assessment.Outcome.Status.ToString().ToLowerInvariant()));

    /// <summary>All figures, in the text format of Prometheus.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        foreach (var group in _series.OrderBy(s => s.Key.Name, StringComparer.Ordinal).ThenBy(s => s.Key.Labels, StringComparer.Ordinal).GroupBy(s => s.Key.Name))
        {
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {group.Key} {group.First().Value.Kind}\n");
            foreach (var ((name, labels), series) in group) series.Write(text, name, labels);
        }
        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var kind = instrument switch
        {
            Histogram<double> or Histogram<long> => "histogram",
            Counter<long> or Counter<double> => "counter",
            _ => "gauge",
        };
        var name = instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "") + (kind == "counter" ? "_total" : "");
        _series.GetOrAdd((name, Labels(tags)), static (_, k) => new Series(k), kind).Add(value);
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in tags)
            if (KeptTags.Contains(key)) labels[key.Replace('.', '_')] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return string.Join(',', labels.Select(l => $"{l.Key}=\"{l.Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""));
    }

    /// <summary>One figure with one set of labels.</summary>
    private sealed class Series(string kind)
    {
        private readonly Lock _lock = new();
        private readonly long[] _buckets = new long[Bounds.Length];
        private double _sum;
        private long _count;

        public string Kind => kind;

        public void Add(double value)
        {
            lock (_lock)
            {
                _sum += value;
                _count++;
                for (var i = 0; i < Bounds.Length; i++)
                    if (value <= Bounds[i]) _buckets[i]++;
            }
        }

        public void Write(StringBuilder text, string name, string labels)
        {
            lock (_lock)
            {
                if (kind != "histogram")
                {
                    Line(text, name, labels, _sum);
                    return;
                }
                var before = labels.Length == 0 ? "" : labels + ",";
                for (var i = 0; i < Bounds.Length; i++) Line(text, name + "_bucket", string.Create(CultureInfo.InvariantCulture, $"{before}le=\"{Bounds[i]}\""), _buckets[i]);
                Line(text, name + "_bucket", before + "le=\"+Inf\"", _count);
                Line(text, name + "_sum", labels, _sum);
                Line(text, name + "_count", labels, _count);
            }
        }

        private static void Line(StringBuilder text, string name, string labels, double value) =>
            text.Append(name).Append(labels.Length == 0 ? "" : "{" + labels + "}").Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
