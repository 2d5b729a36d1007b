using System.Diagnostics;
using ModelWatch.Web.Pages;
using ModelWatch.Web.Views;
using ModelWatch.Web.Words;

namespace ModelWatch.Web;

/// <summary>What stands around every answer: security headers, and a page instead of an empty body where a reader asked for one.</summary>
internal sealed partial class WebPipeline(RequestDelegate next, TimeProvider time, ILogger<WebPipeline> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(() =>
        {
            SecurityHeaders.Complete(http.Response);
            return Task.CompletedTask;
        });
        try
        {
            await next(http);
        }
        catch (Exception e) when (WantsPage(http) && !http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            await Failed(http, e);
            return;
        }

        if (http.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false } && http.GetEndpoint() is null && WantsPage(http))
            await PageResult.NotFound(http, Now(), "There is no such page", "The address names nothing that ModelWatch has.").ExecuteAsync(http);
    }

    private async Task Failed(HttpContext http, Exception e)
    {
        string trace = Activity.Current?.Id ?? http.TraceIdentifier;
        PageFailed(logger, http.Request.Path, trace, e);
        http.Response.Clear();
        var view = new ErrorView("This page could not be made", "The fault is in ModelWatch, and it is in its log. What was sent is kept; try again.", trace);
        await PageResult.Of<ErrorPage>(http, PageResult.Frame(http, Now(), view.Heading, ""), view, StatusCodes.Status500InternalServerError).ExecuteAsync(http);
    }

    /// <summary>A browser that reads pages; the API answers with problem details of its own.</summary>
    private static bool WantsPage(HttpContext http) =>
        (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        && !http.Request.Path.StartsWithSegments("/api")
        && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private Times Now() => new(TimeZoneInfo.Utc, time.GetUtcNow());

    [LoggerMessage(Level = LogLevel.Error, Message = "The page {Path} could not be made ({Trace}).")]
    private static partial void PageFailed(ILogger logger, string path, string trace, Exception e);
}
