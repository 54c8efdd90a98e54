using RongTong.Text;

namespace RongTong.Web.Pages.Texts;

/// <summary>What stands on the page of evidence, and of rounds a firm applies to. Immutable.</summary>
internal static class EvidenceTexts
{
    public static LocalizedText Title { get; } = new("证明材料", "Evidence");

    public static LocalizedText Help { get; } = new(
        "PDF、JPEG 或 PNG，每个不超过 20 MB。只有您和审核部门能看到。", "PDF, JPEG or PNG, at most 20 MB each. Only you and the department that decides see them.");

    public static LocalizedText For { get; } = new("证明哪一项", "What it proves");

    public static LocalizedText Whole { get; } = new("整份申报", "the whole application");

    public static LocalizedText File { get; } = new("文件", "File");

    public static LocalizedText Add { get; } = new("上传", "Add");

    public static LocalizedText None { get; } = new("还没有材料。在下面选文件上传。", "Nothing has been added yet. Choose a file below.");

    public static LocalizedText Remove { get; } = new("删除", "Remove");

    public static LocalizedText Open { get; } = new("打开", "open");

    public static LocalizedText NoFile { get; } = new("请选择一个文件。", "Choose a file.");

    public static LocalizedText WrongKind { get; } = new("只收 PDF、JPEG 和 PNG（按内容判断，不看文件名）。", "Only PDF, JPEG and PNG are taken; the content decides, not the name.");

    public static LocalizedText TooLarge { get; } = new("文件超过 20 MB。", "The file is longer than 20 MB.");

    public static LocalizedText TooMany { get; } = new("已有 200 个文件，不能再加。", "There are 200 files already.");

    public static LocalizedText Applying { get; } = new("申报批次", "Round");

    public static LocalizedText HandedInTo(LocalizedText programme) => new($"已提交到“{programme.Zh}”。审核进展由受理部门通知。", $"Handed in to “{programme.En}”. The department will tell how it goes on.");

    public static LocalizedText RoundClosed { get; } = new("这个批次已经截止，不能再提交。", "This round is closed: the sheet cannot be handed in to it any more.");
}
