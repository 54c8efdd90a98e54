using System.Runtime.InteropServices;
using RongTong.Cli;

// The first Ctrl-C asks the command to stop where it leaves nothing half done; if it does not within a second, the process ends.
using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
    Thread.Sleep(TimeSpan.FromSeconds(1));
    Environment.Exit((int)ExitCode.Interrupted);
});
return (int)CommandLine.Run(args, CommandContext.OfProcess(stop.Token));
