using System.Security.Cryptography;

namespace RongTong.Hosting.Batch.Input;

/// <summary>The first sheet of a workbook as CSV in UTF-8.</summary>
internal static class WorkbookText
{
    public static Stream Open(Stream workbook, IncrementalHash? hash) => throw new NotSupportedException();
}
