using ModelWatch.Access;
using ModelWatch.Access.Queries;

namespace ModelWatch.Web;

/// <summary>The pages. Each is one GET that reads and shows; the only form is the choice of colours.</summary>
internal static class WebEndpoints
{
    private static readonly QueryField Content = new("v", "The digest of the content, which lets a browser keep it.");

    public static void MapWeb(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").WithTags("pages").AddEndpointFilter(async (context, next) =>
        {
            SecurityHeaders.Complete(context.HttpContext.Response);
            return await next(context);
        });
        pages.MapGet("/", (HttpContext http, PageSource source) => source.Fleet(http)).NeedsSome(Right.Read);
        pages.MapGet("/start", (HttpContext http, PageSource source) => source.Start(http)).NeedsSome(Right.Read);
        pages.MapGet("/models/{model}", (HttpContext http, PageSource source, string model) => source.Model(http, model)).Needs(Right.Read);
        pages.MapGet("/models/{model}/features/{subject}", (HttpContext http, PageSource source, string model, string subject, string? segment) => source.Feature(http, model, subject, segment)).Asks(QueryField.Segment).Needs(Right.Read);
        pages.MapGet("/findings/{id}", (HttpContext http, PageSource source, string id) => source.Finding(http, id)).NeedsSome(Right.Read);
        pages.MapGet("/reports", (HttpContext http, PageSource source) => source.Reports(http)).NeedsSome(Right.Read);
        pages.MapGet("/assets/modelwatch.css", Assets.Css).Asks(Content).NeedsAnyKey();
        pages.MapGet("/assets/sign.svg", Assets.Sign).Asks(Content).NeedsAnyKey();
        pages.MapPost("/theme", Theme.Choose).DisableAntiforgery().NeedsAnyKey();
    }
}
