using ModelWatch.Web.Pages;
using ModelWatch.Web.Views;
using ModelWatch.Web.Words;

namespace ModelWatch.Web;

/// <summary>The pages. Each is one GET that reads and shows; the only form is the choice of colours.</summary>
internal static class WebEndpoints
{
    public static void MapWeb(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription().AddEndpointFilter(async (context, next) =>
        {
            SecurityHeaders.Complete(context.HttpContext.Response);
            return await next(context);
        });
        pages.MapGet("/start", Start);
        pages.MapGet("/assets/modelwatch.css", Assets.Css);
        pages.MapGet("/assets/sign.svg", Assets.Sign);
        pages.MapPost("/theme", Theme.Choose).DisableAntiforgery();
    }

    private static IResult Start(HttpContext http, TimeProvider time)
    {
        var times = new Times(TimeZoneInfo.Utc, time.GetUtcNow());
        return PageResult.Of<StartPage>(http, PageResult.Frame(http, times, "First run", "fleet"), Address(http, times));
    }

    private static StartView Address(HttpContext http, Times times) =>
        new($"{http.Request.Scheme}://{http.Request.Host}", times.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
}
