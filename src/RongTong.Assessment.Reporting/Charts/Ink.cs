namespace RongTong.Reporting.Charts;

/// <summary>Colours and line styles of the charts, from the design tokens. Attributes rather than classes where a chart leaves the page.</summary>
internal static class Ink
{
    public const string Ground = "fill=\"#e2e7eb\"";
    public const string SoftGround = "fill=\"#eef1f3\"";
    public const string PaleBar = "fill=\"#86b6cc\"";
    public const string Bar = "fill=\"#2a7597\"";
    public const string DarkBar = "fill=\"#0a3348\"";
    public const string Open = "fill=\"url(#h-azure)\" stroke=\"#2a7597\"";
    public const string Missing = "fill=\"#fff\" stroke=\"#a9301f\" stroke-width=\"1.5\" stroke-dasharray=\"4 2.5\"";
    public const string Tick = "stroke=\"#14202b\" stroke-width=\"1\"";
    public const string StrongTick = "stroke=\"#14202b\" stroke-width=\"1.5\"";
    public const string Label = "class=\"c-l\"";
    public const string Number = "class=\"c-n\"";
    public const string Caption = "class=\"c-t\"";
    public const string StrongCaption = "class=\"c-t\" style=\"font-weight:600;fill:#14202b\"";
    public const string WeakCaption = "class=\"c-t\" style=\"font-weight:600;fill:#a9301f\"";
    public const string StrongLabel = "class=\"c-l\" style=\"font-weight:600\"";
    public const string MissingLabel = "class=\"c-l\" style=\"font-weight:600;fill:#a9301f\"";
    public const string Heading = "style=\"font-size:15px;font-weight:600;fill:#14202b\"";
}
