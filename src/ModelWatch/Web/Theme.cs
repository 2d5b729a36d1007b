using Microsoft.AspNetCore.Antiforgery;

namespace ModelWatch.Web;

/// <summary>The colours that a reader chose: a form post keeps them in a cookie, no script.</summary>
internal static class Theme
{
    private const string Cookie = "modelwatch-theme";

    /// <summary><c>light</c>, <c>dark</c>, or null: the system decides.</summary>
    public static string? Of(HttpRequest request) => Known(request.Cookies[Cookie]);

    public static async Task<IResult> Choose(HttpContext http, IAntiforgery antiforgery)
    {
        if (!http.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(http))
            return TypedResults.Problem("The form did not come from a page of this service, or the page is too old: load it again.", statusCode: 400);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (Known(form["theme"]) is { } theme) http.Response.Cookies.Append(Cookie, theme, Options(http));
        else http.Response.Cookies.Delete(Cookie, Options(http));
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = Local(form["return"]);
        return Results.Empty;
    }

    /// <summary>A path of this service, else the fleet: a form must not lead a reader elsewhere.</summary>
    public static string Local(string? path)
    {
        bool local = path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\') && !path.Any(char.IsControl);
        return local ? new Uri("http://localhost" + path).PathAndQuery : "/";
    }

    private static string? Known(string? theme) => theme is "light" or "dark" ? theme : null;

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        MaxAge = TimeSpan.FromDays(365),
        IsEssential = true,
    };
}
