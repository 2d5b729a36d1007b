using Microsoft.Extensions.Primitives;

namespace ModelWatch.Web;

/// <summary>What a browser may do with an answer of the service: nothing but show it with the one stylesheet and post its forms back.</summary>
internal static class SecurityHeaders
{
    public const string PagePolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Sets what the endpoint has not set itself, such as a summary that carries its own style by digest.</summary>
    public static void Complete(HttpResponse response)
    {
        SetIfAbsent(response, "Content-Security-Policy", PagePolicy);
        SetIfAbsent(response, "X-Content-Type-Options", "nosniff");
        SetIfAbsent(response, "Referrer-Policy", "no-referrer");
        SetIfAbsent(response, "X-Frame-Options", "DENY");
        SetIfAbsent(response, "Cross-Origin-Opener-Policy", "same-origin");
        SetIfAbsent(response, "Cross-Origin-Resource-Policy", "same-origin");
    }

    private static void SetIfAbsent(HttpResponse response, string name, StringValues value)
    {
        if (!response.Headers.ContainsKey(name)) response.Headers[name] = value;
    }
}
