using RongTong.Hosting.Batch.Output;

namespace RongTong.Hosting.Batch.Rows;

/// <summary>What a block of rows comes to: the bytes for every file, the record hashes, the counts. Reused. Not thread-safe.</summary>
internal sealed class ChunkResult
{
    public int Number { get; set; }

    /// <summary>How many records of the table it covers, empty lines and rejected rows included.</summary>
    public int Rows { get; set; }

    /// <summary>Where in the text the next block begins.</summary>
    public long NextOffset { get; set; }

    /// <summary>The number of the first record of the next block.</summary>
    public long NextRow { get; set; }

    public ByteText Results { get; } = new(256 * 1024);

    public ByteText Rejects { get; } = new();

    public ByteText Review { get; } = new();

    public ByteText Explanations { get; } = new();

    /// <summary>Lines of the notice without their number in front.</summary>
    public ByteText Notice { get; } = new();

    /// <summary>Where each line of the notice ends.</summary>
    public List<int> NoticeEnds { get; } = [];

    /// <summary>Row number and credit code of each record, one after another.</summary>
    public ByteText Keys { get; } = new();

    /// <summary>Where row number and credit code of each record end.</summary>
    public List<(int Row, int Code)> KeyEnds { get; } = [];

    /// <summary>The hashes of the records, one after another.</summary>
    public ByteText Records { get; } = new();

    public BatchTally Tally { get; } = new();

    public void Clear()
    {
        foreach (var text in new[] { Results, Rejects, Review, Explanations, Notice, Keys, Records }) text.Clear();
        NoticeEnds.Clear();
        KeyEnds.Clear();
    }
}
