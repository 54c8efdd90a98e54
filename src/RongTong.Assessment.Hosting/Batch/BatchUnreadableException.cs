using RongTong.Diagnostics;

namespace RongTong.Hosting.Batch;

/// <summary>A table or a file of a batch that cannot be read on: too long a record, bytes that are no text, a file that is no table.</summary>
public sealed class BatchUnreadableException : Exception
{
    /// <summary>Creates it.</summary>
    public BatchUnreadableException(Diagnostic diagnostic)
        : base(diagnostic.ToString()) => Diagnostic = diagnostic;

    /// <summary>What is wrong.</summary>
    public Diagnostic Diagnostic { get; }
}
