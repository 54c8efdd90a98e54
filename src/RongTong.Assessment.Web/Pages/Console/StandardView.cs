using RongTong.Text;

namespace RongTong.Web.Pages.Console;

/// <summary>An edition as the list of standards shows it. Immutable.</summary>
/// <param name="Ref">Its reference.</param>
/// <param name="Name">Its official name.</param>
/// <param name="Document">The document it comes from.</param>
/// <param name="InForce">From when to when.</param>
/// <param name="Fingerprint">The beginning of its fingerprint.</param>
public sealed record StandardView(string Ref, LocalizedText Name, string Document, string InForce, string Fingerprint);

/// <summary>A title that ends. Immutable.</summary>
/// <param name="Code">Credit code of who holds it.</param>
/// <param name="Name">Name of who holds it.</param>
/// <param name="Title">The title.</param>
/// <param name="Last">Its last day.</param>
public sealed record EndingTitle(string Code, string Name, LocalizedText Title, DateOnly Last);
