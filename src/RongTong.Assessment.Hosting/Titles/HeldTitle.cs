namespace RongTong.Hosting.Titles;

/// <summary>A title an enterprise holds. Immutable.</summary>
/// <param name="Code">Its credit code, as filed.</param>
/// <param name="Name">Its name.</param>
/// <param name="Title">Id of the title.</param>
/// <param name="From">The first day; null when not stated.</param>
/// <param name="To">The last day.</param>
/// <param name="Basis">Where the last day comes from: <c>stated</c>, or the edition of the model that counts the years.</param>
public sealed record HeldTitle(string Code, string Name, string Title, DateOnly? From, DateOnly To, string Basis);
