using RongTong.Assessing;
using RongTong.Hosting;
using RongTong.Models;

namespace RongTong.Web.Sheets;

/// <summary>
/// Erases sheets nobody has touched for as long as they are kept, once an hour, on whatever node. Sheets of a round stay: a decision rests on
/// them. Thread-safe.
/// </summary>
internal sealed partial class SheetRetention(SheetLife life, SheetStore sheets, ModelCache models, ServeOptions options, TimeProvider clock, ILogger<SheetRetention> log) : BackgroundService
{
    /// <summary>The most days that count; whoever states more means for ever.</summary>
    private const int MostDays = 100_000;

    /// <summary>The day a sheet is erased on by itself, if nothing changes; null when it is kept.</summary>
    public static DateOnly? ErasedOn(SavedSheet sheet, ServeOptions options) => !Ends(options) ? null : DateOnly.FromDateTime(sheet.Changed.ToLocalTime().DateTime).AddDays(options.KeepDays + 1);

    /// <summary>Erases what is past its time.</summary>
    /// <returns>How many sheets.</returns>
    public async Task<int> ClearAsync(CancellationToken cancellation)
    {
        if (!Ends(options)) return 0;
        var (since, erased) = (clock.GetUtcNow().AddDays(-options.KeepDays), 0);
        while (await life.IdleAsync(since) is { IsEmpty: false } idle)
            foreach (var id in idle)
            {
                cancellation.ThrowIfCancellationRequested();
                if (await sheets.FindAsync(Access.Scope.Service, id) is { } saved && await life.EraseIdleAsync(id, ContentOf(saved), since)) erased++;
            }
        return erased;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hours = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        try
        {
            do
            {
                try
                {
                    if (await ClearAsync(stoppingToken) is > 0 and var count) Cleared(count);
                }
#pragma warning disable CA1031 // a database that is away: the next hour comes
                catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
                {
                    Failed(error.GetType().Name, error.Message);
                }
            }
            while (await hours.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }

    private static bool Ends(ServeOptions options) => options.KeepDays is > 0 and <= MostDays;

    // What the firm's own erasing leaves a hash of; where the model is gone, nothing can be written.
    private byte[] ContentOf(SavedSheet saved) => ModelRef.TryParse(saved.Model, out var reference) && models.Get(reference).Value is { } model ? SheetDocument.Json(saved.Sheet, model.Model) : [];

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} sheets past their time erased")]
    private partial void Cleared(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "sheets past their time were not erased: {Kind} {Reason}")]
    private partial void Failed(string kind, string reason);
}
