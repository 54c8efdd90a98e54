using RongTong.Advising;

namespace RongTong.Planning;

/// <summary>A step a firm can take, over positions of answers. Immutable.</summary>
/// <param name="Index">Its place among the moves.</param>
/// <param name="Measure">What it is.</param>
/// <param name="Choice">The answer it raises.</param>
/// <param name="From">Position it starts from, or above; −1 for any.</param>
/// <param name="To">Position it reaches, or option it adds.</param>
/// <param name="Effort">What it takes, with what it shares.</param>
/// <param name="IsOwn">Whether figures are the firm's own.</param>
/// <param name="Bundle">The purchase it shares, among the bundles, or −1.</param>
/// <param name="Need">What must stand first.</param>
/// <param name="Lifts">What it earns besides.</param>
internal sealed record Move(int Index, Measure Measure, int Choice, int From, int To, Effort Effort, bool IsOwn, int Bundle, Need Need, Gain[] Lifts);

/// <summary>Something a move earns besides its own aim. Immutable.</summary>
/// <param name="Choice">The answer it raises.</param>
/// <param name="Option">Position reached or option added; −1 where a coverage rule says.</param>
/// <param name="Coverage">The rule that says, or null.</param>
internal sealed record Gain(int Choice, int Option, Coverage? Coverage);

/// <summary>A count of business links and what it answers. Immutable.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="Choice">The answer it gives.</param>
/// <param name="Flag">Where it is noted, after the answers, that the rule has been set going.</param>
/// <param name="Links">Scenes with the position from which they count.</param>
/// <param name="Bands">From how many on which position holds, fewest first.</param>
internal sealed record Coverage(string Id, int Choice, int Flag, (int Choice, int Position)[] Links, (int AtLeast, int Position)[] Bands)
{
    /// <summary>How many links count.</summary>
    public int Count(ReadOnlySpan<ulong> answers)
    {
        var count = 0;
        foreach (var (choice, position) in Links)
            if (answers[choice] != Answers.Unknown && answers[choice] >= (ulong)position) count++;
        return count;
    }

    /// <summary>The position so many links reach, or −1.</summary>
    public int Reached(int count)
    {
        var reached = -1;
        foreach (var (atLeast, position) in Bands)
            if (count >= atLeast) reached = Math.Max(reached, position);
        return reached;
    }
}
