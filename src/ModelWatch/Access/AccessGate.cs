using System.Net;
using ModelWatch.Access.Certificates;

namespace ModelWatch.Access;

/// <summary>
/// Lets a request in or answers for the service. Without keys only this machine may speak, and no page of another site through its browser;
/// with keys every call needs one with the scope that its route states. Forwarded headers never count.
/// </summary>
internal sealed class AccessGate(RequestDelegate next, KeyStore keys, ClientCertificateMap certificates, FailedKeys failed, AccessOptions options)
{
    public Task InvokeAsync(HttpContext http)
    {
        var need = AccessNeed.Of(http.GetEndpoint());
        if (need.Range == NeedRange.Open || (need.Range == NeedRange.Scrape && !options.ProtectMetrics))
        {
            return next(http);
        }

        return keys.Any || certificates.Any ? WithKeyAsync(http, need) : FromThisMachineAsync(http);
    }

    private Task FromThisMachineAsync(HttpContext http)
    {
        var fits = !http.Request.Headers.ContainsKey("Authorization")
            && http.Connection.RemoteIpAddress is { } peer && IPAddress.IsLoopback(peer)
            && IsLoopbackName(http.Request.Host.Host)
            && IsOwnOrigin(http.Request);
        return fits
            ? Enter(http, AccessRights.ThisMachine)
            : Refuse(http, 403, "Not from here", "No key exists yet, so only this machine may call, by a loopback name and from no other site's page. Set Access:BootstrapKey to make a key.");
    }

    private Task WithKeyAsync(HttpContext http, AccessNeed need)
    {
        var credential = Credential.Of(http.Request);
        if (credential.Key is null)
        {
            return certificates.RightsOf(http.Connection.ClientCertificate) is { } known ? Decide(http, need, known) : WithoutKey(http);
        }

        var (key, fault) = keys.Check(credential.Key);
        if (key is null)
        {
            return Wrong(http, credential, fault);
        }

        // A browser adds the password by itself, also to a form that another site's page sends.
        return credential.Scheme == "basic" && !HttpMethods.IsGet(http.Request.Method) && !IsOwnOrigin(http.Request)
            ? Refuse(http, 403, "Not from another site", "A page of another site cannot call with the password of this one.")
            : Decide(http, need, key.Rights);
    }

    private Task Wrong(HttpContext http, Credential credential, KeyFault fault)
    {
        if (failed.Wait(http.Connection.RemoteIpAddress) is > 0 and var seconds)
        {
            AccessInstruments.CountFailure(credential.Scheme, "too-many");
            http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Refuse(http, 429, "Too many wrong keys", $"This address sent too many wrong keys: wait {seconds} seconds.");
        }

        AccessInstruments.CountFailure(credential.Scheme, fault.ToString().ToLowerInvariant());
        return Unknown(http, fault);
    }

    private Task Decide(HttpContext http, AccessNeed need, AccessRights rights)
    {
        if (need.Missing(rights, need.Range == NeedRange.Some ? AskedModel(http.Request) : http.RouteModel()) is not { } sentence)
        {
            return Enter(http, rights);
        }

        AccessInstruments.CountDenial(need);
        return Refuse(http, 403, need.Range == NeedRange.Person ? "A person is needed" : "The key's scopes do not reach here", sentence);
    }

    private Task Enter(HttpContext http, AccessRights rights)
    {
        http.Features.Set(rights);
        return next(http);
    }

    /// <summary>Where the address has no model of its own, the one in its query; only for the words of a refusal, and only if it is a name.</summary>
    private static string? AskedModel(HttpRequest request) => Scope.Parse("read:" + request.Query["model"])?.Model;

    private static Task WithoutKey(HttpContext http)
    {
        AccessInstruments.CountFailure("none", "missing");
        Challenge(http, "");
        return Refuse(http, 401, "A key is needed", "This call needs a key: send it as Authorization: Bearer KEY.");
    }

    private static Task Unknown(HttpContext http, KeyFault fault)
    {
        Challenge(http, ", error=\"invalid_token\"");
        return Refuse(http, 401, "The key is not valid", fault switch
        {
            KeyFault.Malformed => "The key is not whole, or a character of it is wrong: its checksum does not fit. Send it as it was shown.",
            KeyFault.Expired => "The key has expired: ask an administrator for another.",
            _ => "No such key is known here.",
        });
    }

    /// <summary>A page asks for the key in the browser's own box; everything else is told of the bearer header.</summary>
    private static void Challenge(HttpContext http, string error)
    {
        var page = HttpMethods.IsGet(http.Request.Method) && !http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
        http.Response.Headers.WWWAuthenticate = page ? "Basic realm=\"ModelWatch: any name, the key as password\"" : "Bearer realm=\"ModelWatch\"" + error;
    }

    private static bool IsOwnOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}";
    }

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host is "[::1]" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static Task Refuse(HttpContext http, int status, string title, string detail) =>
        Results.Problem(detail, statusCode: status, title: title).ExecuteAsync(http);
}
