using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ModelWatch.Access.Certificates;

/// <summary>The rights of client certificates by the configuration. Only certificates that <see cref="ClientAuthorities"/> trusts get here. Thread safe.</summary>
internal sealed class ClientCertificateMap
{
    private readonly List<(ClientCertificateOptions Entry, AccessRights Rights)> _entries;

    public ClientCertificateMap(AccessOptions options) => _entries =
    [
        .. options.ClientCertificates.Select((entry, place) =>
            (entry, new AccessRights($"certificate-{place}", [.. entry.Scopes.Select(Scope.Parse).OfType<Scope>()], isKey: true))),
    ];

    /// <summary>True where certificates can stand for keys, so that the service is not open.</summary>
    public bool Any => _entries.Count > 0;

    /// <summary>The rights of a certificate, or null for one that is not listed.</summary>
    public AccessRights? RightsOf(X509Certificate2? certificate)
    {
        if (certificate is null || !Any)
        {
            return null;
        }

        var thumbprint = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        return _entries.Find(e => e.Entry.Thumbprint is { } print
            ? print.Replace(":", "", StringComparison.Ordinal).Equals(thumbprint, StringComparison.OrdinalIgnoreCase)
            : e.Entry.Subject == certificate.Subject).Rights;
    }
}
