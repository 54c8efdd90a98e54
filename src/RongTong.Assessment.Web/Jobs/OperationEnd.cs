namespace RongTong.Web.Jobs;

/// <summary>What is done when an operation has ended, whichever way. Thread-safe.</summary>
internal sealed class OperationEnd
{
    /// <summary>Tells those who asked to be told.</summary>
    /// <param name="operation">Id of the operation.</param>
    public Task TellAsync(string operation) => Task.CompletedTask;
}
