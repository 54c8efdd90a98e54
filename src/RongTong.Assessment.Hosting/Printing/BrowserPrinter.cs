using System.ComponentModel;
using System.Diagnostics;
using RongTong.Diagnostics;

namespace RongTong.Hosting.Printing;

/// <summary>
/// Prints pages as PDF with an installed Chromium. Each page is printed by a browser of its own that starts empty, reaches no
/// network and leaves nothing behind. Thread-safe.
/// </summary>
/// <param name="browser">The path of the browser.</param>
public sealed class BrowserPrinter(string browser)
{
    /// <summary>How long a page may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--no-default-browser-check", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-dev-shm-usage", "--mute-audio", "--no-pdf-header-footer",
        "--host-resolver-rules=MAP * ~NOTFOUND",
    ];

    /// <summary>Prints a page.</summary>
    /// <param name="html">The page, UTF-8, asking for nothing outside itself.</param>
    /// <param name="cancellation">Stops the browser.</param>
    /// <returns>The bytes of the file, the same for the same page and browser; or RT6042.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Result<byte[]> Print(ReadOnlyMemory<byte> html, CancellationToken cancellation = default)
    {
        DirectoryInfo? place = null;
        try
        {
            place = Directory.CreateTempSubdirectory("rongtong-print-");
            var (page, printed) = (Path.Combine(place.FullName, "page.html"), Path.Combine(place.FullName, "page.pdf"));
            File.WriteAllBytes(page, html.Span);
            if (Run(place.FullName, page, printed, cancellation) is { } problem) return new Result<byte[]>(null, [problem]);
            if (!File.Exists(printed)) return Failed("没有生成文件", "it made no file");
            var bytes = File.ReadAllBytes(printed);
            return bytes.AsSpan().StartsWith("%PDF-"u8) ? new Result<byte[]>(PdfDates.Fixed(bytes), []) : Failed("生成的不是 PDF", "what it made is no PDF");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or Win32Exception)
        {
            return Failed(error.Message, error.Message);
        }
        finally
        {
            if (place is not null) Remove(place);
        }
    }

    private Diagnostic? Run(string place, string page, string printed, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(browser) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = place };
        foreach (var flag in Flags) start.ArgumentList.Add(flag);
        start.ArgumentList.Add("--user-data-dir=" + Path.Combine(place, "profile"));
        start.ArgumentList.Add("--print-to-pdf=" + printed);
        start.ArgumentList.Add(new Uri(page).AbsoluteUri);
        using var process = Process.Start(start) ?? throw new IOException(browser);
        // What it says is of no use to anyone but must be taken, or it waits.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            process.WaitForExitAsync(limit.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(TimeSpan.FromSeconds(5));
            cancellation.ThrowIfCancellationRequested();
            var seconds = ((int)Patience.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return DiagnosticCatalog.BrowserFailed(browser, $"{seconds} 秒内没有完成", $"it did not finish within {seconds} seconds");
        }
        var code = process.ExitCode.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return process.ExitCode == 0 ? null : DiagnosticCatalog.BrowserFailed(browser, $"它以 {code} 退出", $"it ended with {code}");
    }

    private Result<byte[]> Failed(string zh, string en) => new(null, [DiagnosticCatalog.BrowserFailed(browser, zh, en)]);

    /// <summary>Takes the directory away. Helpers of the browser can outlive it for a moment and write into its profile.</summary>
    private static void Remove(DirectoryInfo place)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            try
            {
                place.Delete(recursive: true);
                return;
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(50);
            }
        }
    }
}
