using RongTong.Diagnostics;
using RongTong.Hosting.Batch;

namespace RongTong.Cli.Commands;

/// <summary>Reads batch directories for the verbs that look at one: what is missing or broken becomes one line and an exit code.</summary>
internal static class BatchReading
{
    public static ExitCode Guard(Invocation invocation, string shown, Func<ExitCode> read)
    {
        try
        {
            return read();
        }
        catch (BatchUnreadableException broken)
        {
            invocation.Report([broken.Diagnostic]);
            return ExitCode.InputInvalid;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            invocation.Report([DiagnosticCatalog.FileUnreadable(shown, error.Message)]);
            return ExitCode.InputOutput;
        }
    }
}
