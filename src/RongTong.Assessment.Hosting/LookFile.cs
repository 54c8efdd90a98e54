using RongTong.Diagnostics;
using RongTong.Reporting.Office.Word.Report;

namespace RongTong.Hosting;

/// <summary>Reads the look of Word documents from a file. Stateless and thread-safe.</summary>
public static class LookFile
{
    /// <summary>Reads a reference document.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="shown">Its name in messages.</param>
    /// <param name="isChinese">Whether documents are in Chinese first.</param>
    /// <returns>The look, or why there is none (RT6001, RT6040).</returns>
    public static Result<WordLook> Read(string path, string shown, bool isChinese)
    {
        try
        {
            var file = new FileInfo(path);
            // One byte more than is allowed is enough to refuse the rest unread.
            var content = new byte[Math.Min(file.Length, ReferenceDocument.MostBytes + 1)];
            using var stream = file.OpenRead();
            stream.ReadExactly(content);
            return ReferenceDocument.Read(content, shown, isChinese);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Result<WordLook>(null, [DiagnosticCatalog.FileUnreadable(shown, error.Message)]);
        }
    }
}
