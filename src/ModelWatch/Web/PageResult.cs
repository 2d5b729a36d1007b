using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using ModelWatch.Web.Pages;
using ModelWatch.Web.Views;
using ModelWatch.Web.Words;

namespace ModelWatch.Web;

/// <summary>A page as the answer of an endpoint.</summary>
internal static class PageResult
{
    /// <param name="http">The request.</param>
    /// <param name="frame">What stands around the page.</param>
    /// <param name="view">The page's matter, handed to the parameter <paramref name="parameter"/>.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="parameter">Name of the component's parameter.</param>
    public static IResult Of<TPage>(HttpContext http, PageFrame frame, object view, int status = 200, string parameter = "View")
        where TPage : IComponent
    {
        http.Response.Headers.CacheControl = "no-store";
        var values = new Dictionary<string, object?> { ["Frame"] = frame, [parameter] = view };
        return new RazorComponentResult<TPage>(values) { StatusCode = status, PreventStreamingRendering = true };
    }

    public static IResult NotFound(HttpContext http, Times times, string heading, string words) =>
        Of<ErrorPage>(http, Frame(http, times, heading, ""), new ErrorView(heading, words), StatusCodes.Status404NotFound);

    public static PageFrame Frame(HttpContext http, Times times, string title, string place, int firing = 0) =>
        new(title, place, times.Made, times.ZoneName, Theme.Of(http.Request), http.Request.Path + http.Request.QueryString, firing);
}
