using System.Collections.Immutable;
using System.Security.Cryptography;
using RongTong.Hosting.Batch.Rows;
using RongTong.Hosting.Ledger;
using RongTong.Text;

namespace RongTong.Hosting.Batch.Output;

/// <summary>
/// The files of a run while it lasts: chunks appended in order, checkpoints, and at the end the final names. Everything stands in a work
/// directory until then, so that a reader never sees half a file. Not thread-safe.
/// </summary>
internal sealed class OutputSet : IDisposable
{
    private readonly string _directory;
    private readonly string _work;
    private readonly string _run;
    private readonly FileStream _lock;
    private readonly GrowingFile[] _files;
    private readonly MerkleFrontier _merkle = new();
    private readonly ByteText _line = new();
    private readonly byte[] _chain;
    private readonly Action<BatchCheckpoint>? _saved;
    private Task _checkpoint = Task.CompletedTask;

    private OutputSet(string directory, string run, FileStream held, Journal journal, Action<BatchCheckpoint>? saved)
    {
        (_directory, _work, _run, _lock, _saved) = (directory, Path.Combine(directory, BatchFiles.Work), run, held, saved);
        // Of a whole run some files may have their final names already.
        _files = journal.IsWhole ? [] : [.. BatchFiles.Growing.Select((f, i) => GrowingFile.Open(Path.Combine(_work, f), journal.Lengths[i]))];
        _chain = journal.Chain.Length == 0 ? [] : Convert.FromHexString(journal.Chain);
        _merkle.Load(journal.Peaks);
        foreach (var (name, counts) in journal.Tally) Tally.Load(name, counts);
        (Records, Noticed, Offset, Row) = (journal.Records, journal.Noticed, journal.Offset, journal.Row);
    }

    public BatchTally Tally { get; } = new();

    public long Records { get; private set; }

    public long Noticed { get; private set; }

    /// <summary>Where in the text reading goes on, and with which record.</summary>
    public long Offset { get; private set; }

    public long Row { get; private set; }

    /// <summary>The root over all records so far.</summary>
    public byte[] Root => _merkle.Root();

    /// <summary>Opens the work directory and holds it against a second run.</summary>
    /// <exception cref="IOException">Another run holds it, or it cannot be written.</exception>
    public static OutputSet Open(string directory, string run, ReadOnlySpan<byte> head, BatchModel model, BatchOptions options, Journal? journal, Action<BatchCheckpoint>? saved)
    {
        var work = Path.Combine(directory, BatchFiles.Work);
        Directory.CreateDirectory(work);
        var held = new FileStream(Path.Combine(work, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            if (journal is not null) return new OutputSet(directory, run, held, journal, saved);
            // The files are begun anew: what an older journal says of them no longer holds.
            Journal.Delete(work);
            var chain = new byte[MerkleTree.HashSize];
            var starts = Starts(head, model, options, chain);
            using (var fresh = new OutputSet(directory, run, held, new Journal { Run = run, Chain = Convert.ToHexStringLower(chain) }, saved) { KeepsLock = true })
            {
                for (var i = 0; i < starts.Length; i++) fresh._files[i].Append(starts[i]);
                fresh.Checkpoint();
            }
            return new OutputSet(directory, run, held, Journal.Load(work) ?? throw new IOException("the journal just written cannot be read"), saved);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private bool KeepsLock { get; init; }

    /// <summary>What each growing file begins with.</summary>
    private static byte[][] Starts(ReadOnlySpan<byte> head, BatchModel model, BatchOptions options, byte[] chain)
    {
        var ledger = new ByteText();
        LedgerLine.Head(head, ledger).CopyTo(chain, 0);
        var zh = options.Language == Language.Zh;
        return
        [
            Csv(options, [.. model.Titles]),
            Csv(options, "row", "column", "code", "message", "value", "uscc", "name"),
            Csv(options, "row", "uscc", "name", "status", "severity", "code", "field", "message"),
            [],
            zh ? Csv(options, "序号", "企业名称", "所属市县", "统一社会信用代码") : Csv(options, "no", "name", "region", "uscc"),
            ledger.Span.ToArray(),
        ];
    }

    private static byte[] Csv(BatchOptions options, params string[] titles)
    {
        var line = new ByteText();
        if (options.WithMark) line.Add("\uFEFF"u8);
        for (var i = 0; i < titles.Length; i++)
        {
            if (i > 0) line.Add((byte)',');
            line.AddCell(titles[i]);
        }
        line.Add("\r\n"u8);
        return line.Span.ToArray();
    }

    /// <summary>Appends a chunk; chunks come in order.</summary>
    public void Append(ChunkResult chunk)
    {
        _files[0].Append(chunk.Results.Span);
        _files[1].Append(chunk.Rejects.Span);
        _files[2].Append(chunk.Review.Span);
        _files[3].Append(chunk.Explanations.Span);
        var start = 0;
        _line.Clear();
        foreach (var end in chunk.NoticeEnds)
        {
            _line.Add(++Noticed);
            _line.Add(chunk.Notice.Span[start..end]);
            start = end;
        }
        _files[4].Append(_line.Span);
        start = 0;
        _line.Clear();
        for (var i = 0; i < chunk.KeyEnds.Count; i++)
        {
            var (row, code) = chunk.KeyEnds[i];
            var record = chunk.Records.Span.Slice(i * MerkleTree.HashSize, MerkleTree.HashSize);
            LedgerLine.Row(chunk.Keys.Span[start..row], chunk.Keys.Span[row..code], record, _chain, _line);
            _merkle.Add(record);
            start = code;
        }
        _files[5].Append(_line.Span);
        Records += chunk.KeyEnds.Count;
        (Offset, Row) = (chunk.NextOffset, chunk.NextRow);
        Tally.Take(chunk.Tally);
    }

    /// <summary>Begins to make everything appended so far safe against a crash; more may be appended meanwhile.</summary>
    /// <returns>Whether it began; not while the one before is under way.</returns>
    /// <exception cref="IOException">The one before did not reach the disk.</exception>
    public bool BeginCheckpoint()
    {
        if (!_checkpoint.IsCompleted) return false;
        _checkpoint.GetAwaiter().GetResult();
        var journal = State(isWhole: false);
        _checkpoint = Task.Run(() => Save(journal));
        return true;
    }

    /// <summary>Makes everything appended so far safe against a crash.</summary>
    /// <exception cref="IOException">This one or the one before did not reach the disk.</exception>
    public void Checkpoint(bool isWhole = false)
    {
        _checkpoint.GetAwaiter().GetResult();
        Save(State(isWhole));
    }

    /// <summary>Where things stand; counts go on while it is written.</summary>
    private Journal State(bool isWhole) => new()
    {
        Run = _run, IsWhole = isWhole, Offset = Offset, Row = Row, Lengths = [.. _files.Select(f => f.Length)], Chain = Convert.ToHexStringLower(_chain),
        Peaks = _merkle.Save(), Records = Records, Noticed = Noticed, Tally = [.. Tally.Under("").Select(c => (c.Name, (long[])c.Counts.Clone()))],
    };

    /// <summary>Files first: they are never shorter than the journal says.</summary>
    private void Save(Journal journal)
    {
        foreach (var file in _files) file.Sync();
        journal.Save(_work);
        // What is made once all rows are done stands beside the files that grew: only a journal before that is enough to go on from.
        if (!journal.IsWhole) _saved?.Invoke(new BatchCheckpoint(_work, [.. BatchFiles.Growing.Zip(journal.Lengths)]));
    }

    /// <summary>Adds what stands at the end, and gives every file its final name.</summary>
    /// <param name="documents">What else is made of the rows, in order.</param>
    /// <param name="run">Makes <c>run.json</c> from the hashes of the other files.</param>
    /// <param name="options">Options of the run.</param>
    public void Finish(IEnumerable<IBatchDocument> documents, Func<OutputSet, ImmutableArray<(string Name, long Bytes, string Sha256)>, byte[]> run, BatchOptions options)
    {
        // The journal keeps the state before the ends, so that a crash in between starts from there.
        Checkpoint();
        _line.Clear();
        _line.Add((byte)',');
        _line.AddCell(options.Language == Language.Zh ? "批次根（核验用）" : "batch root (for verification)");
        _line.Add(",,"u8);
        _line.AddHex(Root);
        _line.Add("\r\n"u8);
        _files[4].Append(_line.Span);
        foreach (var file in _files) file.Sync();
        var made = documents.SelectMany(d => d.Make(this, _work)).ToList();
        var grown = BatchFiles.Growing.Zip(_files).Where(f => f.First != BatchFiles.Ledger).Select(f => (f.First, f.Second.Length, f.Second.Sha256));
        ImmutableArray<(string, long, string)> hashes = [.. grown, .. made.Select(Hash)];
        var runFile = run(this, hashes);
        WholeFile.Write(Path.Combine(_work, BatchFiles.Run), runFile);
        _line.Clear();
        LedgerLine.Tail(Records, _chain, Root, SHA256.HashData(runFile), _line);
        _files[5].Append(_line.Span);
        Checkpoint(isWhole: true);
        foreach (var file in _files) file.Dispose();
        Publish(_directory);
    }

    /// <summary>Gives the files of a finished run their final names; those that have them already are left.</summary>
    public static void Publish(string directory)
    {
        var work = Path.Combine(directory, BatchFiles.Work);
        Tidy(directory, RunDescription.FilesOf([Path.Combine(work, BatchFiles.Run), Path.Combine(directory, BatchFiles.Run)]));
        if (Directory.Exists(Path.Combine(work, BatchFiles.Opinions))) Directory.Move(Path.Combine(work, BatchFiles.Opinions), Path.Combine(directory, BatchFiles.Opinions));
        foreach (var name in BatchFiles.All)
        {
            var made = Path.Combine(work, name);
            if (File.Exists(made)) File.Move(made, Path.Combine(directory, name), overwrite: true);
        }
        // Without the journal nothing would give the names again: they must be on the disk before it goes.
        DirectoryEntries.Sync(directory);
        Journal.Delete(work);
        File.Delete(Path.Combine(work, "lock"));
        Directory.Delete(work, recursive: true);
    }

    /// <summary>Takes away what an earlier run left and this one does not make, and opinions that are about to be put in place of others.</summary>
    private static void Tidy(string directory, IReadOnlySet<string> made)
    {
        foreach (var name in BatchFiles.Optional.Where(n => !made.Contains(n))) File.Delete(Path.Combine(directory, name));
        var (opinions, hasNew) = (Path.Combine(directory, BatchFiles.Opinions), Directory.Exists(Path.Combine(directory, BatchFiles.Work, BatchFiles.Opinions)));
        if (!Directory.Exists(opinions) || !hasNew && made.Any(n => n.StartsWith(BatchFiles.Opinions + "/", StringComparison.Ordinal))) return;
        foreach (var page in Directory.GetFiles(opinions, "*.html")) File.Delete(page);
        if (hasNew || !Directory.EnumerateFileSystemEntries(opinions).Any()) Directory.Delete(opinions);
    }

    private (string Name, long Bytes, string Sha256) Hash(string name)
    {
        using var stream = new FileStream(Path.Combine(_work, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 20);
        return (name, stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    public void Dispose()
    {
        // One that failed has been told of, or something worse has.
        ((IAsyncResult)_checkpoint).AsyncWaitHandle.WaitOne();
        foreach (var file in _files) file.Dispose();
        if (!KeepsLock) _lock.Dispose();
    }
}
