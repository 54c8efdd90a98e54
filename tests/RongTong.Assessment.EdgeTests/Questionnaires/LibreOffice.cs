using System.Diagnostics;

namespace RongTong.EdgeTests.Questionnaires;

/// <summary>The installed LibreOffice: what another program makes of our files.</summary>
internal static class LibreOffice
{
    private static readonly string? Program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, "soffice")).FirstOrDefault(File.Exists);

    /// <summary>Why a test that needs it is passed over; null where it is installed.</summary>
    public static string? Missing => Program is null ? "LibreOffice is not installed" : null;

    /// <summary>Opens a file, computes its formulas and saves it in another format.</summary>
    public static byte[] Convert(byte[] workbook, string name, string format)
    {
        using var directory = new TemporaryDirectory();
        directory.Write(name, workbook);
        var start = new ProcessStartInfo(Program!, ["--headless", $"-env:UserInstallation=file://{directory["profile"]}", "--convert-to", format, "--outdir", directory["out"], directory[name]]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var messages = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(3))) process.Kill(entireProcessTree: true);
        return File.ReadAllBytes(Path.Combine(directory["out"], Path.ChangeExtension(name, format.Split(':')[0])));
    }
}

/// <summary>A test that needs LibreOffice.</summary>
internal sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute() => Skip = LibreOffice.Missing;
}

/// <summary>A theory that needs LibreOffice.</summary>
internal sealed class LibreOfficeTheoryAttribute : TheoryAttribute
{
    public LibreOfficeTheoryAttribute() => Skip = LibreOffice.Missing;
}
