using System.Collections.Immutable;

namespace RongTong.Hosting.Batch.Output;

/// <summary>The files of a batch directory.</summary>
internal static class BatchFiles
{
    public const string Results = "results.csv";
    public const string Rejects = "rejects.csv";
    public const string Review = "review.csv";
    public const string Explanations = "explanations.ndjson";
    public const string Notice = "notice.csv";
    public const string Ledger = "ledger.ndjson";
    public const string Statistics = "statistics.json";
    public const string StatisticsPage = "statistics.html";
    public const string Workbook = "results.xlsx";
    public const string NoticeDocument = "notice.docx";
    public const string Opinions = "opinions";
    public const string Run = "run.json";

    /// <summary>Where an unfinished run keeps its files and its journal.</summary>
    public const string Work = ".batch";

    /// <summary>Those that grow row by row.</summary>
    public static ImmutableArray<string> Growing { get; } = [Results, Rejects, Review, Explanations, Notice, Ledger];

    /// <summary>Those every batch has whose hashes stand in <c>run.json</c>.</summary>
    public static ImmutableArray<string> Hashed { get; } = [Results, Rejects, Review, Explanations, Notice, Statistics];

    /// <summary>Those only some batches have; what an earlier run left of them goes when a run does not make them.</summary>
    public static ImmutableArray<string> Optional { get; } = [StatisticsPage, NoticeDocument, Workbook];

    /// <summary>All of them, in the order in which they take their final names: the ledger, which vouches for the rest, last.</summary>
    public static ImmutableArray<string> All { get; } = [Results, Rejects, Review, Explanations, Notice, Statistics, .. Optional, Run, Ledger];
}
