using System.Buffers;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Loading;
using RongTong.Text;
using RongTong.Web.Metrics;

namespace RongTong.Web.Api;

/// <summary><c>POST /api/v1/assessments</c>: what <c>assess --format json</c> prints for the same sheet, byte for byte. Keeps nothing.</summary>
internal static class AssessmentEndpoints
{
    private const string Json = "application/json; charset=utf-8";
    private const int MostKnown = 1024 * 1024;

    public static void Map(RouteGroupBuilder api) => api.MapPost("/assessments", AssessAsync)
        .WithSummary("Assesses a sheet (YAML or JSON); several sheets give an array.")
        .Accepts<string>("application/json", "application/yaml", "application/x-yaml", "text/yaml", "text/plain")
        .Produces<string>(StatusCodes.Status200OK, "application/json")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .WithName("assess").WithMetadata(new ChangesNothing()).AllowAnonymous().DisableAntiforgery();

    private static async Task<IResult> AssessAsync(HttpRequest request, SheetAssessor assessor, ServiceMetrics metrics, string? model = null, string? asOf = null)
    {
        DateOnly? day = null;
        if (asOf is not null)
        {
            if (!DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var stated)) return Problem.Of([DiagnosticCatalog.NotADate(null, "asOf", asOf)]);
            day = stated;
        }
        using var body = new MemoryStream(request.ContentLength is > 0 and <= MostKnown and var length ? (int)length : 0);
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        body.Position = 0;
        var text = SheetFiles.Read(body, "body");
        if (text.Value is not { } source) return Problem.Of(text.Diagnostics);
        var (sheets, problems) = SheetReader.Read(source);
        if (problems.Any(p => p.Severity == DiagnosticSeverity.Error) || sheets.IsEmpty) return Problem.Of(problems);
        var results = new List<Assessment>();
        foreach (var sheet in sheets)
        {
            var result = assessor.Assess(sheet, new SheetRequest { Model = model, AsOf = day });
            if (result.Assessment is not { } assessment) return Problem.Of(result.Diagnostics);
            metrics.Assessed(assessment);
            results.Add(assessment);
        }
        return new Written(results, RequestLanguage.Of(request));
    }

    /// <summary>Results written once, into lent memory, and sent from there.</summary>
    private sealed class Written(List<Assessment> results, Language language) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            using var buffer = new PooledBytes();
            if (results is [var only]) AssessmentJson.Write(buffer, only, language, indented: true);
            else AssessmentJson.WriteArray(buffer, results, language);
            // As the command line ends its output.
            buffer.Write("\n"u8);
            var response = httpContext.Response;
            (response.ContentType, response.ContentLength) = (Json, buffer.Written.Length);
            await response.Body.WriteAsync(buffer.Written, httpContext.RequestAborted);
        }
    }
}
