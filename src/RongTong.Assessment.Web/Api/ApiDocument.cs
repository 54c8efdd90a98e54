using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace RongTong.Web.Api;

/// <summary>What the description of the API says beyond the endpoints: who may call, and the headers all changes share. Stateless.</summary>
internal sealed class ApiDocument : IOpenApiDocumentTransformer, IOpenApiOperationTransformer
{
    private const string Scheme = "key";

    /// <inheritdoc/>
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "RongTong.Assessment", Version = "1", Description = "Assessments, sheets, batches and reports. Problems are application/problem+json (RFC 9457); Accept-Language chooses zh-CN or en." };
        // Addresses are those the caller used.
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key with the scope the endpoint asks for." };
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        if (!metadata.OfType<IAllowAnonymous>().Any() && metadata.OfType<IAuthorizeData>().Any()) operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        if (context.Description.HttpMethod == HttpMethods.Post && !metadata.OfType<ChangesNothing>().Any()) operation.Parameters.Add(Header(Idempotency.Header, "Makes the change once, however often it is sent within a day."));
        if (context.Description.RelativePath?.StartsWith("api/v1/sheets/{", StringComparison.Ordinal) == true)
        {
            operation.Parameters.Add(Header(SheetEndpoints.LinkHeader, "The link of the sheet, as it was shown when the sheet was begun."));
            if (metadata.OfType<IHttpMethodMetadata>().SelectMany(m => m.HttpMethods).Any(m => m is "PATCH" or "POST")) operation.Parameters.Add(Header("If-Match", "The version changed: the ETag of the sheet as it was fetched.", isRequired: true));
        }
        return Task.CompletedTask;
    }

    private static OpenApiParameter Header(string name, string description, bool isRequired = false) =>
        new() { Name = name, In = ParameterLocation.Header, Required = isRequired, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
