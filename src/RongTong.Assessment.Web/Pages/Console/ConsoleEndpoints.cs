using RongTong.Web.Programmes;

namespace RongTong.Web.Pages.Console;

/// <summary>The department's pages. Stateless.</summary>
internal static class ConsoleEndpoints
{
    public static void AddConsole(this IServiceCollection services) =>
        services.AddSingleton<ProgrammeStore>().AddSingleton<EvidenceStore>().AddSingleton<CaseStore>().AddSingleton<ListStore>().AddSingleton<CaseJudge>();

    public static void MapConsole(this IEndpointRouteBuilder pages)
    {
        var console = pages.MapGroup("/console");
        InboxEndpoints.Map(console);
        CaseEndpoints.Map(console);
        ProgrammeEndpoints.Map(console);
        FigureEndpoints.Map(console);
        ConsoleBatchEndpoints.Map(console);
    }
}
