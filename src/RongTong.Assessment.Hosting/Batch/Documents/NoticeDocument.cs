using System.Globalization;
using RongTong.Hosting.Batch.Input;
using RongTong.Hosting.Batch.Output;
using RongTong.Reporting.Office.Excel;
using RongTong.Reporting.Office.Word;
using RongTong.Text;

namespace RongTong.Hosting.Batch.Documents;

/// <summary><c>notice.docx</c>: the list of <c>notice.csv</c> in the form provinces publish, to be filled in and signed.</summary>
internal sealed class NoticeDocument(BatchModel model, BatchOptions options) : IBatchDocument
{
    /// <summary>The most firms a document lists: beyond them nobody reads it, and <c>notice.csv</c> has them all.</summary>
    private const int MostFirms = 50_000;

    private readonly bool _zh = options.Language == Language.Zh;

    public IEnumerable<string> Make(OutputSet outputs, string directory)
    {
        if (outputs.Noticed > MostFirms) return [];
        var newest = model.Editions[^1];
        var title = options.Title ?? newest.Model.Name.In(options.Language);
        var firms = outputs.Noticed.ToString("#,0", CultureInfo.InvariantCulture);
        using var stream = new FileStream(Path.Combine(directory, BatchFiles.NoticeDocument), FileMode.Create, FileAccess.ReadWrite);
        using (var document = new WordDocumentWriter(stream, _zh, title))
        {
            document.AddTitle(title);
            document.AddTitle(Say("公示名单", "Public notice"), isSubtitle: true);
            document.AddText(Say(
                $"按{newest.Model.Authority.Document}和《{newest.Model.Name.Zh}》审核，下列 {firms} 家企业符合条件，现予公示。公示期：____年__月__日至____年__月__日。",
                $"Reviewed under {newest.Model.Authority.Document}, {newest.Model.Name.En}: the {firms} enterprises below meet the standard and are hereby published. Period of notice: ____-__-__ to ____-__-__."));
            document.AddText(Say(
                "对公示企业有异议的，请在公示期内书面提出，写明姓名、联系方式和事实依据。联系人：________　电话：________",
                "Objections are to be made in writing within the period, with name, contact and proof. Contact: ________  Telephone: ________"));
            document.AddHeading(Say($"一、企业名单（{firms} 家）", $"1  Enterprises ({firms})"));
            AddFirms(document, directory);
            document.AddHeading(Say("二、核验", "2  Verification"));
            document.AddText(Say(
                "本名单的每一条判定都可以重新计算。批次根如下；与批次文件核对一致，即说明公示之后没有改动。企业可索取本企业的存在证明，单独核验。",
                "Every decision behind this list can be computed again. The batch root is printed below; batch files that agree with it have not been changed since. An enterprise may ask for a proof of its own record, which can be checked alone."));
            document.AddNote(Say("批次根　", "Batch root  ") + Grouped(Convert.ToHexStringLower(outputs.Root)));
            foreach (var edition in model.Editions.Reverse()) document.AddNote(Say($"{edition.Model.Ref}　模型指纹　", $"{edition.Model.Ref}  fingerprint  ") + edition.Fingerprint);
            document.AddSignature(Say("（公示机关）　　　　　　　　", "(authority)                    "));
            document.AddSignature(Say("____年__月__日", "____-__-__"));
        }
        stream.Flush(flushToDisk: true);
        return [BatchFiles.NoticeDocument];
    }

    private void AddFirms(WordDocumentWriter document, string directory)
    {
        using var notice = OwnTable.Open(Path.Combine(directory, BatchFiles.Notice), BatchFiles.Notice);
        document.StartTable(_zh ? ["序号", "企业名称", "所属市县", "统一社会信用代码"] : ["No.", "Enterprise", "Region", "Credit code"], [7, 49, 15, 29]);
        while (notice.Next())
        {
            // The last line, without a number, holds the root.
            if (notice[0].IsEmpty) continue;
            document.AddRow([.. Enumerable.Range(0, 4).Select(i => SpreadsheetFormula.Original(notice.Text(i)).Text)]);
        }
        document.EndTable();
    }

    private static string Grouped(string root) => string.Join(' ', root.Chunk(8).Select(c => new string(c)));

    private string Say(string zh, string en) => _zh ? zh : en;
}
