namespace ModelWatch.Exposition;

/// <summary><c>GET /metrics</c> for a Prometheus scrape.</summary>
internal static class ExpositionEndpoints
{
    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static void MapExposition(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/metrics", async (HttpContext context, MetricsPage page) =>
        {
            context.Response.ContentType = ContentType;
            await page.WriteAsync(context.Response.Body, context.RequestAborted);
        }).ExcludeFromDescription();
}
