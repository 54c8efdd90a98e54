namespace RongTong.Planning;

/// <summary>
/// Moves decided together, because they raise one answer or only make sense with each other, and the ways to decide them. A search decides
/// topic after topic. Immutable.
/// </summary>
/// <param name="Moves">The moves it decides.</param>
/// <param name="Picks">Which of them can be taken together; the first is none.</param>
internal sealed record Topic(int[] Moves, Pick[] Picks);

/// <summary>Moves taken together within a topic. Immutable.</summary>
/// <param name="Number">Its number among the picks of all topics.</param>
/// <param name="Moves">The moves, by index.</param>
internal sealed record Pick(int Number, int[] Moves);
