namespace RongTong.Web.Pages.Start;

/// <summary>Where an enterprise comes in. Stateless.</summary>
internal static class StartEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/", (OfferedModels models, TimeProvider clock) => PageResult.Of<StartPage>(new { Models = models.On(DateOnly.FromDateTime(clock.GetLocalNow().DateTime)) })).AllowAnonymous();
}
