using DocumentFormat.OpenXml.Spreadsheet;

namespace RongTong.Reporting.Office.Excel;

/// <summary>The styles of a workbook: one cell format for each <see cref="CellLook"/>, in its order.</summary>
internal static class Looks
{
    /// <summary>The number format of texts.</summary>
    private const uint AsText = 49;

    /// <summary>The number format of shares: fine enough that one just short of its line does not look as if it were on it.</summary>
    private const uint Percent = 164;

    /// <summary>The number formats of shares and days that are typed in.</summary>
    private const uint Share = 165, Day = 166;

    // Places in the lists of fonts, fills and borders below.
    private const uint Strong = 1, Met = 2, Unmet = 3, Undecided = 4, Quiet = 5, OnBand = 6, Brand = 7, Small = 8;
    private const uint Wash = 2, UnmetWash = 3, UndecidedWash = 4, QuietWash = 5, Band = 6, BrandWash = 7;
    private const uint Under = 1, Hair = 2, Box = 3;

    /// <summary>How many levels have a fill, and the place of the first among the conditional formats.</summary>
    public const int Levels = 4;

    /// <inheritdoc cref="Levels"/>
    public const uint FirstLevel = 3;

    /// <summary>The style sheet. Colours are those of the reports.</summary>
    public static Stylesheet Sheet() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = Percent, FormatCode = "0.0000%" },
            new NumberingFormat { NumberFormatId = Share, FormatCode = "0.00##%" },
            new NumberingFormat { NumberFormatId = Day, FormatCode = "yyyy\\-mm\\-dd" }),
        new Fonts(
            Font(), Font(bold: true), Font(colour: "FF14665B"), Font(bold: true, colour: "FFA9301F"), Font(colour: "FF7D5200"), Font(colour: "FF586571"),
            Font(bold: true, colour: "FFFFFFFF", size: 15), Font(bold: true, colour: "FF125878"), Font(colour: "FF3B4854", size: 9)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            Fill("FFF3F5F7"), Fill("FFFBECE8"), Fill("FFFBF2DE"), Fill("FFEEF1F3"), Fill("FF0A3348"), Fill("FFEDF5F9")),
        new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(new Color { Rgb = "FF84919C" }) { Style = BorderStyleValues.Thin }, new DiagonalBorder()),
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(new Color { Rgb = "FFE2E7EB" }) { Style = BorderStyleValues.Thin }, new DiagonalBorder()),
            Boxed("FF84919C")),
        new CellStyleFormats(Format()),
        new CellFormats((CellFormat[])
        [
            Format(),
            Format(number: AsText, font: Strong, fill: Wash, border: Under, wraps: true),
            Format(number: AsText),
            Quoted(Format(number: AsText)),
            Format(number: AsText, wraps: true),
            Format(number: Percent),
            Format(font: Met),
            Format(font: Unmet, fill: UnmetWash),
            Format(font: Undecided, fill: UndecidedWash),
            Format(font: Quiet, fill: QuietWash),
            Indented(Placed(Format(number: AsText, font: OnBand, fill: Band), VerticalAlignmentValues.Center, HorizontalAlignmentValues.Left)),
            Format(number: AsText, font: Small, wraps: true),
            Indented(Placed(Format(number: AsText, font: Brand, fill: Wash, border: Hair), VerticalAlignmentValues.Center, HorizontalAlignmentValues.Left)),
            Format(number: AsText, border: Hair, wraps: true),
            Placed(Format(number: AsText, font: Quiet, border: Hair, wraps: true), VerticalAlignmentValues.Top, HorizontalAlignmentValues.Center),
            Format(number: AsText, font: Small, border: Hair, wraps: true),
            Indented(Format(font: Quiet, border: Hair, wraps: true)),
            Open(Format(number: AsText, font: Small, border: Box, wraps: true)),
            .. Answers(BrandWash),
            .. Answers(UndecidedWash),
            Placed(Format(border: Hair), VerticalAlignmentValues.Top, HorizontalAlignmentValues.Center),
            Format(number: AsText, border: Box, wraps: true),
            Quoted(Format(number: AsText, border: Box, wraps: true)),
            Placed(Format(border: Box), VerticalAlignmentValues.Top, HorizontalAlignmentValues.Center),
            Format(number: AsText, font: Strong, fill: BrandWash, border: Box, wraps: true),
            Placed(Format(font: Strong, fill: BrandWash, border: Box), VerticalAlignmentValues.Top, HorizontalAlignmentValues.Center),
            Format(fill: Wash, border: Box),
        ]),
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }),
        new DifferentialFormats(
            Difference("FF14665B"), Difference("FFA9301F"), Difference("FF7D5200"),
            LevelFill("FFC4DDE8", "FF14202B"), LevelFill("FF86B6CC", "FF14202B"), LevelFill("FF2A7597", "FFFFFFFF"), LevelFill("FF0A3348", "FFFFFFFF")));

    /// <summary>Answers: words, words like formulas, numbers, whole numbers, shares, days, ticks.</summary>
    private static IEnumerable<CellFormat> Answers(uint fill) =>
    [
        Open(Indented(Format(number: AsText, fill: fill, border: Box, wraps: true))),
        Quoted(Open(Indented(Format(number: AsText, fill: fill, border: Box, wraps: true)))),
        Open(Indented(Format(fill: fill, border: Box), HorizontalAlignmentValues.Right)),
        Open(Indented(Format(number: 1, fill: fill, border: Box), HorizontalAlignmentValues.Right)),
        Open(Indented(Format(number: Share, fill: fill, border: Box), HorizontalAlignmentValues.Right)),
        Open(Indented(Format(number: Day, fill: fill, border: Box))),
        Open(Placed(Format(number: AsText, font: Brand, fill: fill, border: Box), VerticalAlignmentValues.Center, HorizontalAlignmentValues.Center)),
    ];

    private static Font Font(bool bold = false, string colour = "FF14202B", int size = 10)
    {
        var font = new Font();
        if (bold) font.Append(new Bold());
        font.Append(new FontSize { Val = size }, new Color { Rgb = colour }, new FontName { Val = "微软雅黑" }, new FontFamilyNumbering { Val = 2 }, new FontCharSet { Val = 134 });
        return font;
    }

    private static Fill Fill(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid });

    private static Border Boxed(string colour) => new(
        new LeftBorder(new Color { Rgb = colour }) { Style = BorderStyleValues.Thin }, new RightBorder(new Color { Rgb = colour }) { Style = BorderStyleValues.Thin },
        new TopBorder(new Color { Rgb = colour }) { Style = BorderStyleValues.Thin }, new BottomBorder(new Color { Rgb = colour }) { Style = BorderStyleValues.Thin }, new DiagonalBorder());

    private static DifferentialFormat LevelFill(string fill, string ink) =>
        new(new Font(new Color { Rgb = ink }), new Fill(new PatternFill(new ForegroundColor { Rgb = fill }, new BackgroundColor { Rgb = fill }) { PatternType = PatternValues.Solid }));

    private static DifferentialFormat Difference(string colour) => new(new Font(new Bold(), new Color { Rgb = colour }));

    private static CellFormat Format(uint number = 0, uint font = 0, uint fill = 0, uint border = 0, bool wraps = false) =>
        new(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = wraps })
        {
            NumberFormatId = number, FontId = font, FillId = fill, BorderId = border,
            ApplyNumberFormat = number != 0, ApplyFont = font != 0, ApplyFill = fill != 0, ApplyBorder = border != 0, ApplyAlignment = true,
        };

    private static CellFormat Placed(CellFormat format, VerticalAlignmentValues vertical, HorizontalAlignmentValues horizontal)
    {
        (format.Alignment!.Vertical, format.Alignment.Horizontal) = (vertical, horizontal);
        return format;
    }

    /// <summary>Unlocked on a protected sheet.</summary>
    private static CellFormat Open(CellFormat format)
    {
        format.Append(new Protection { Locked = false });
        format.ApplyProtection = true;
        return format;
    }

    /// <summary>A little away from the border, on the side the text begins.</summary>
    private static CellFormat Indented(CellFormat format, HorizontalAlignmentValues side = HorizontalAlignmentValues.Left)
    {
        (format.Alignment!.Horizontal, format.Alignment.Indent) = (side, 1);
        return format;
    }

    private static CellFormat Quoted(CellFormat format)
    {
        format.QuotePrefix = true;
        return format;
    }
}
