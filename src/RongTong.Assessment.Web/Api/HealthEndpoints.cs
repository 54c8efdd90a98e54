using Dapper;
using RongTong.Web.Access;
using RongTong.Web.Metrics;
using RongTong.Web.Storage;

namespace RongTong.Web.Api;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the database does too. <c>/metrics</c>: figures for Prometheus, which shows a key.</summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("ok")).ExcludeFromDescription().AllowAnonymous();
        routes.MapGet("/metrics", (ServiceMetrics metrics) => Results.Text(metrics.Text(), "text/plain; version=0.0.4")).ExcludeFromDescription().RequireAuthorization(Policies.ReadMetrics);
        routes.MapGet("/health/ready", ReadyAsync).ExcludeFromDescription().AllowAnonymous();
    }

    private static async Task<IResult> ReadyAsync(Database database)
    {
        try
        {
            await database.ReadAsync(connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM migration"));
            return Results.Text("ok");
        }
#pragma warning disable CA1031 // whatever keeps the database from answering, the node is not ready
        catch (Exception)
#pragma warning restore CA1031
        {
            return Results.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
