using System.Globalization;
using System.Text.Json;
using RongTong.Text;
using RongTong.Web.Jobs;
using RongTong.Web.Pages.Texts;
using RongTong.Web.Programmes;

namespace RongTong.Web.Pages.Console;

/// <summary>A batch as its pages show it. Immutable.</summary>
public sealed record BatchView
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the table.</summary>
    public required string Name { get; init; }

    /// <summary>Reference of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Where it stands.</summary>
    public required LocalizedText State { get; init; }

    /// <summary>Whether nothing changes any more.</summary>
    public required bool IsOver { get; init; }

    /// <summary>Rows done.</summary>
    public required long Done { get; init; }

    /// <summary>Rows in all; 0 while nobody knows.</summary>
    public required long Total { get; init; }

    /// <summary>When it was asked for.</summary>
    public required string At { get; init; }

    /// <summary>What it came to.</summary>
    public IReadOnlyList<(LocalizedText Words, long Count)> Counts { get; init; } = [];

    /// <summary>The root over its records; empty before.</summary>
    public string Root { get; init; } = "";

    /// <summary>What kept it from being done.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    internal static BatchView Of(Operation operation, Language language)
    {
        var request = BatchRequest.Of(operation.Request);
        var (counts, root) = Read(operation.Counts);
        return new BatchView
        {
            Id = operation.Id, Name = request.Name, Model = request.Model, State = StateOf(operation.State), IsOver = operation.IsOver, Done = operation.Done, Total = operation.Total,
            At = operation.Created.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Counts = counts, Root = root, Problems = ProblemsOf(operation.Problems, language),
        };
    }

    private static LocalizedText StateOf(OperationState state) => state switch
    {
        OperationState.Receiving => new("接收中", "arriving"),
        OperationState.Queued => new("排队", "waiting"),
        OperationState.Running => new("判定中", "running"),
        OperationState.Done => new("完成", "done"),
        OperationState.Failed => new("没有做成", "failed"),
        _ => new("已停止", "called off"),
    };

    private static (IReadOnlyList<(LocalizedText, long)> Counts, string Root) Read(string? json)
    {
        if (json is null) return ([], "");
        using var counts = JsonDocument.Parse(json);
        long Of(string name) => counts.RootElement.GetProperty(name).GetInt64();
        return (
        [
            (ProgrammeTexts.Applied, Of("applied")), (ConsoleTexts.Of(CaseVerdict.Met), Of("passed")), (ConsoleTexts.Of(CaseVerdict.Unmet), Of("failed")), (ConsoleTexts.Of(CaseVerdict.Undecided), Of("undecided")),
            (ConsoleTexts.Of(CaseVerdict.DataError), Of("returned")),
        ], counts.RootElement.GetProperty("root").GetString() ?? "");
    }

    private static IReadOnlyList<string> ProblemsOf(string? json, Language language)
    {
        if (json is null) return [];
        using var problems = JsonDocument.Parse(json);
        return [.. problems.RootElement.EnumerateArray().Select(p => p.TryGetProperty("message", out var message) ? message.ValueKind == JsonValueKind.String ? message.GetString() ?? "" : message.GetProperty(PageLanguage.Code(language)).GetString() ?? "" : "")];
    }
}

/// <summary>A file of a batch. Immutable.</summary>
public sealed record FileView(string Name, long Bytes, string? Sha256);
