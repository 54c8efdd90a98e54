using RongTong.Text;

namespace RongTong.Models;

/// <summary>How sure we are that a clause says what the model says.</summary>
public enum Confidence
{
    /// <summary>Recalled or guessed at; not to be relied on.</summary>
    Low,

    /// <summary>One source.</summary>
    Medium,

    /// <summary>Several sources agree, the official text was not compared word for word.</summary>
    MediumHigh,

    /// <summary>Verified against the official text or data, or by agreeing independent sources.</summary>
    High,
}

/// <summary>A place in a document that a rule cites. Immutable.</summary>
/// <param name="Id">Id inside the model.</param>
/// <param name="Document">Number of the document, such as 工信厅企业〔2024〕56号.</param>
/// <param name="Place">Place inside it.</param>
/// <param name="Url">Where it can be read, if known.</param>
/// <param name="Confidence">How sure we are of it.</param>
/// <param name="Rule">What it says, in short; null where the citing node says it.</param>
/// <param name="Basis">Why we are this sure.</param>
/// <param name="Span">Where the model states it.</param>
public sealed record Clause(string Id, string Document, LocalizedText Place, string? Url, Confidence Confidence, LocalizedText? Rule, LocalizedText? Basis, SourceSpan Span);
