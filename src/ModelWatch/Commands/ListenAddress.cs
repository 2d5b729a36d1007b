using System.Net;

namespace ModelWatch.Commands;

/// <summary>Checks an address of <c>--urls</c> before anything listens on it.</summary>
internal static class ListenAddress
{
    /// <summary>Why this address is refused, naming the setting, or null.</summary>
    public static string? Fault(string url, bool hasKey, bool allowPlainHttp)
    {
        // The wild cards of the web server are no host names.
        if (!Uri.TryCreate(url.Replace("://+", "://0.0.0.0", StringComparison.Ordinal).Replace("://*", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https"))
        {
            return $"--urls: {url} is no address such as http://127.0.0.1:5080.";
        }

        var isLocal = address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
        return isLocal ? null
            : !hasKey ? $"--urls {url} listens beyond this machine and no key exists: set Access:BootstrapKey (at least {Access.AccessOptions.ShortestKey} characters) first."
            : address.Scheme == "http" && !allowPlainHttp ? $"--urls {url} is plain HTTP beyond this machine: use https, or set Access:AllowPlainHttp=true where the network encrypts."
            : null;
    }
}
