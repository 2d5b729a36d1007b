using System.Net;
using System.Text;

namespace ModelWatch.Access;

/// <summary>
/// Lets a request in or answers for the service. Without keys only this machine may speak, and no page of another site through its browser;
/// with keys every call needs one. Forwarded headers never count.
/// </summary>
internal sealed class AccessGate(RequestDelegate next, KeyStore keys, AccessOptions options)
{
    private static readonly string[] Open = ["/healthz", "/readyz", "/startupz"];

    public Task InvokeAsync(HttpContext http)
    {
        var path = http.Request.Path;
        if (Open.Any(o => path.Equals(o, StringComparison.Ordinal)) || (path == "/metrics" && !options.ProtectMetrics))
        {
            return next(http);
        }

        return keys.Any ? WithKeyAsync(http) : FromThisMachineAsync(http);
    }

    private Task FromThisMachineAsync(HttpContext http)
    {
        var origin = http.Request.Headers.Origin.ToString();
        var fits = !http.Request.Headers.ContainsKey("Authorization")
            && http.Connection.RemoteIpAddress is { } peer && IPAddress.IsLoopback(peer)
            && IsLoopbackName(http.Request.Host.Host)
            && (origin.Length == 0 || origin == $"{http.Request.Scheme}://{http.Request.Host}");
        return fits
            ? next(http)
            : Refuse(http, 403, "No key exists yet, so only this machine may call, by a loopback name and from no other site's page. Set Access:BootstrapKey to make a key.");
    }

    private Task WithKeyAsync(HttpContext http)
    {
        if (KeyOf(http.Request.Headers.Authorization.ToString()) is { } key && keys.Knows(key))
        {
            return next(http);
        }

        var api = http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
        http.Response.Headers.WWWAuthenticate = api ? "Bearer" : "Basic realm=\"ModelWatch: any name, the key as password\"";
        return Refuse(http, 401, "This call needs a key: send it as Authorization: Bearer KEY.");
    }

    /// <summary>The key of a bearer header, or the password of a browser's log-in box.</summary>
    private static string? KeyOf(string header)
    {
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return header[7..].Trim();
        }

        var bytes = new byte[header.Length];
        return header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) && Convert.TryFromBase64String(header[6..].Trim(), bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [_, var password] ? password : null
            : null;
    }

    private static bool IsLoopbackName(string host) =>
        host is "localhost" or "[::1]" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static Task Refuse(HttpContext http, int status, string detail) =>
        Results.Problem(detail, statusCode: status, title: status == 401 ? "A key is needed" : "Not from here").ExecuteAsync(http);
}
