using RongTong.Text;

namespace RongTong.Hosting.Batch.Input;

/// <summary>How much a workbook may hold. Immutable.</summary>
internal sealed record WorkbookLimits
{
    /// <summary>The last row and the last column a sheet can have.</summary>
    public const int LastRow = 1_048_576, LastColumn = 16_384;

    /// <summary>The most cells with anything in them.</summary>
    public required long Cells { get; init; }

    /// <summary>The most texts, and characters in them, that cells may share: they are held in memory.</summary>
    public required int Texts { get; init; }

    /// <summary>The most characters of the texts that cells share.</summary>
    public required long Characters { get; init; }

    /// <summary>The most parts.</summary>
    public int Parts { get; init; } = 2000;

    /// <summary>The most cell formats.</summary>
    public int Formats { get; init; } = 65_536;

    /// <summary>The most bytes, unpacked, or written as text.</summary>
    public required long Bytes { get; init; }

    /// <summary>So many bytes unpack from anything; beyond them a file is measured by its own length.</summary>
    public required long Floor { get; init; }

    /// <summary>How many times its own length a file may unpack to. Honest files pack ten to thirty times.</summary>
    public int Times { get; init; } = 100;

    /// <summary>What to do with one that holds more.</summary>
    public required LocalizedText WayOut { get; init; }

    /// <summary>What it should have been.</summary>
    public required LocalizedText Kind { get; init; }

    /// <summary>A table of enterprises: texts for a name and a code in every row of the longest sheet, and some more.</summary>
    public static WorkbookLimits Table { get; } = new()
    {
        Cells = 10_000_000, Texts = 2_200_000, Characters = 40_000_000, Bytes = 2L << 30, Floor = 16 << 20, Times = 50, WayOut = new LocalizedText("，请另存为 CSV", "; save it as CSV"), Kind = new LocalizedText("申报表", "table"),
    };

    /// <summary>The most bytes of a questionnaire that somebody hands in, packed.</summary>
    public const long QuestionnaireBytes = 10 << 20;

    /// <summary>A questionnaire that somebody hands in.</summary>
    public static WorkbookLimits Questionnaire { get; } = new()
    {
        Cells = 200_000, Texts = 100_000, Characters = 4_000_000, Bytes = 32 << 20, Floor = 1 << 20, WayOut = new LocalizedText("", ""), Kind = new LocalizedText("问卷", "questionnaire"),
    };

    /// <summary>A model that somebody edited as a workbook, or a table of decisions.</summary>
    public static WorkbookLimits Model { get; } = Questionnaire with { Cells = 500_000, Kind = new LocalizedText("模型", "model") };
}
