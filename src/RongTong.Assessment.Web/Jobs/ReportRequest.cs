using System.Collections.Immutable;
using System.Text.Json;

namespace RongTong.Web.Jobs;

/// <summary>Which reports are to be written of the sheets sent in. Immutable.</summary>
/// <param name="Formats">The forms, each by its name.</param>
/// <param name="Languages">The languages, by their word.</param>
/// <param name="Model">The model to use whatever the sheets name; null leaves it to them.</param>
/// <param name="Today">The date of sheets that state none.</param>
internal sealed record ReportRequest(ImmutableArray<string> Formats, string Languages, string? Model, DateOnly Today)
{
    /// <summary>As it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>As it was kept.</summary>
    public static ReportRequest Of(string json) => JsonSerializer.Deserialize<ReportRequest>(json) ?? throw new InvalidDataException("no request");
}
