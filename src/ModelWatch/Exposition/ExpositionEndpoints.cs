using ModelWatch.Access;
using ModelWatch.Access.Queries;

namespace ModelWatch.Exposition;

/// <summary><c>GET /metrics</c> for a Prometheus scrape, and <c>GET /runbooks/ALERT.md</c> for the person whom its alert woke.</summary>
internal static class ExpositionEndpoints
{
    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static void MapExposition(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/metrics", async (HttpContext context, MetricsPage page) =>
        {
            context.Response.ContentType = ContentType;
            await page.WriteAsync(context.Response.Body, context.RequestAborted);
        }).WithTags("operations").WithSummary("Metrics in the text form of Prometheus").TakesAnyQuery().NeedsScrape();
        routes.MapGet("/runbooks/{name}", (string name) => Runbook(name) is { } text
            ? Results.Stream(text, "text/markdown; charset=utf-8")
            : Results.Problem($"There is no runbook {name}.", statusCode: StatusCodes.Status404NotFound)).WithTags("operations").WithSummary("The runbook of an alert").NeedsAnyKey();
    }

    /// <summary>Only what was built in can be named: the name is a key and never a path.</summary>
    private static Stream? Runbook(string name) => typeof(ExpositionEndpoints).Assembly.GetManifestResourceStream("runbooks/" + name);
}
