namespace RongTong.Web.Api;

/// <summary>Says in the description of an endpoint which problems it answers with. Stateless.</summary>
internal static class EndpointProblems
{
    /// <summary>Those stated, and those of every endpoint that asks who calls: 401, 403, 429.</summary>
    public static RouteHandlerBuilder Problems(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses.Union([StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status429TooManyRequests]).Order()) endpoint.ProducesProblem(status);
        return endpoint;
    }
}
