using DocumentFormat.OpenXml.Spreadsheet;

namespace RongTong.Reporting.Office.Excel;

/// <summary>The styles of a workbook: one cell format for each <see cref="CellLook"/>, in its order.</summary>
internal static class Looks
{
    /// <summary>The number format of texts.</summary>
    private const uint AsText = 49;

    /// <summary>The number format of shares: fine enough that one just short of its line does not look as if it were on it.</summary>
    private const uint Percent = 164;

    /// <summary>The style sheet. Colours are those of the reports.</summary>
    public static Stylesheet Sheet() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = Percent, FormatCode = "0.0000%" }),
        new Fonts(Font(), Font(bold: true), Font(colour: "FF14665B"), Font(bold: true, colour: "FFA9301F"), Font(colour: "FF7D5200"), Font(colour: "FF586571")),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), Fill("FFF3F5F7"), Fill("FFFBECE8"), Fill("FFFBF2DE"), Fill("FFEEF1F3")),
        new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(new Color { Rgb = "FF84919C" }) { Style = BorderStyleValues.Thin }, new DiagonalBorder())),
        new CellStyleFormats(Format()),
        new CellFormats(
            Format(),
            Format(font: 1, fill: 2, border: 1, wraps: true),
            Format(number: AsText),
            Quoted(),
            Format(number: AsText, wraps: true),
            Format(number: Percent),
            Format(font: 2),
            Format(font: 3, fill: 3),
            Format(font: 4, fill: 4),
            Format(font: 5, fill: 5)),
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));

    private static Font Font(bool bold = false, string colour = "FF14202B")
    {
        var font = new Font();
        if (bold) font.Append(new Bold());
        font.Append(new FontSize { Val = 10 }, new Color { Rgb = colour }, new FontName { Val = "微软雅黑" }, new FontFamilyNumbering { Val = 2 }, new FontCharSet { Val = 134 });
        return font;
    }

    private static Fill Fill(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid });

    private static CellFormat Format(uint number = 0, uint font = 0, uint fill = 0, uint border = 0, bool wraps = false) =>
        new(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = wraps })
        {
            NumberFormatId = number, FontId = font, FillId = fill, BorderId = border,
            ApplyNumberFormat = number != 0, ApplyFont = font != 0, ApplyFill = fill != 0, ApplyBorder = border != 0, ApplyAlignment = true,
        };

    private static CellFormat Quoted()
    {
        var format = Format(number: AsText);
        format.QuotePrefix = true;
        return format;
    }
}
