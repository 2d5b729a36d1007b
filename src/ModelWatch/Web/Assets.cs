using Microsoft.Net.Http.Headers;

namespace ModelWatch.Web;

/// <summary>The stylesheet and the sign, from the program itself. Their address names their content, so a browser may keep them for a year.</summary>
internal static class Assets
{
    public static IResult Css(HttpContext http) => Serve(http, Stylesheet.Bytes, "text/css; charset=utf-8", Stylesheet.Digest);

    public static IResult Sign(HttpContext http) => Serve(http, Stylesheet.IconBytes, "image/svg+xml", Stylesheet.IconDigest);

    private static IResult Serve(HttpContext http, byte[] bytes, string type, string digest)
    {
        http.Response.Headers.CacheControl = http.Request.Query["v"] == digest ? "public, max-age=31536000, immutable" : "public, max-age=60";
        return Results.Bytes(bytes, type, entityTag: new EntityTagHeaderValue($"\"{digest}\""));
    }
}
