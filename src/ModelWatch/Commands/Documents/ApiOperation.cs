using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ModelWatch.Access;
using ModelWatch.Access.Queries;

namespace ModelWatch.Commands.Documents;

/// <summary>Completes each operation of <c>/openapi/v1.json</c> from what its route declares: parameters of path and query, body, and the answers that any call may get.</summary>
internal static class ApiOperation
{
    private const string Problem = "application/problem+json";

    public static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var description = context.Description;
        var path = ApiPaths.Of(description.RelativePath);
        var method = description.HttpMethod ?? HttpMethods.Get;
        var own = description.ActionDescriptor.EndpointMetadata;
        var siblings = context.ApplicationServices.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => ApiPaths.Of(endpoint) == path && ApiPaths.Methods(endpoint).Contains(method)).ToList();
        var kept = (operation.Parameters ?? []).Where(parameter => parameter.In != ParameterLocation.Query).ToList();
        kept.AddRange(ApiPaths.Names(path).Where(name => !kept.Any(parameter => parameter.Name == name)).Select(PathField));
        kept.AddRange(siblings.SelectMany(endpoint => RouteQuery.Of(endpoint).Fields.Select(field => Field(field, endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is not null)))
            .DistinctBy(field => field.Name));
        operation.Parameters = kept;
        if (own.OfType<RouteBody>().LastOrDefault() is { } body)
        {
            operation.RequestBody = BodyOf(body);
        }

        AddProblems(operation, own.OfType<AccessNeed>().LastOrDefault() ?? AccessNeed.Unstated, ApiPaths.Names(path).Count > 0);
        return Task.CompletedTask;
    }

    private static OpenApiParameter Field(QueryField field, bool isOptional) => new()
    {
        Name = field.Name,
        In = ParameterLocation.Query,
        Description = field.Means,
        Required = field.IsRequired && !isOptional,
        Schema = field.Form == "integer"
            ? new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" }
            : new OpenApiSchema { Type = JsonSchemaType.String, Format = field.Form },
    };

    private static OpenApiParameter PathField(string name) =>
        new() { Name = name, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static OpenApiRequestBody BodyOf(RouteBody body) => new()
    {
        Description = body.Means,
        Required = true,
        Content = body.Media.ToDictionary(media => media, media => new OpenApiMediaType
        {
            Schema = media == "application/json" ? new OpenApiSchema() : new OpenApiSchema { Type = JsonSchemaType.String },
        }),
    };

    private static void AddProblems(OpenApiOperation operation, AccessNeed need, bool names)
    {
        var answers = operation.Responses ??= [];
        if (need.Range == NeedRange.Open) return;
        Add("400", "The request cannot be read, or has a query parameter that this call does not take.");
        Add("401", "No key, or one that is not known or has ended.");
        Add("403", $"The key does not have what this call needs: {need}.");
        if (names) Add("404", "What the address names is not known.");
        if (operation.RequestBody is not null) Add("413", "The body is larger than this call takes.");
        Add("429", "Too many calls; Retry-After says when to come again.");
        Add("503", "The service cannot take it now; Retry-After says when to come again.");

        void Add(string status, string words)
        {
            if (answers.ContainsKey(status)) return;
            answers[status] = new OpenApiResponse
            {
                Description = words,
                Content = new Dictionary<string, OpenApiMediaType> { [Problem] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } } },
            };
        }
    }
}
