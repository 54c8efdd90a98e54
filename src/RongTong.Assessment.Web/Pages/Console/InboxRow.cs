using RongTong.Reporting.Review;
using RongTong.Web.Programmes;

namespace RongTong.Web.Pages.Console;

/// <summary>A case in the inbox. Immutable.</summary>
/// <param name="Case">The case.</param>
/// <param name="Line">Its verdict, and what it hangs on.</param>
public sealed record InboxRow(ProgrammeCase Case, CaseLine Line);
