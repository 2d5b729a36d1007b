using ModelWatch.Access.Certificates;

namespace ModelWatch.Access;

/// <summary>Everything that is wrong with the section <c>Access</c>, as sentences that name the setting.</summary>
internal static class AccessMistakes
{
    public static IEnumerable<string> Of(AccessOptions options)
    {
        if (options.BootstrapKey is { Length: < AccessOptions.ShortestKey })
        {
            yield return $"Access:BootstrapKey must have at least {AccessOptions.ShortestKey} characters.";
        }

        if (options.FailedKeysPerMinute < 1)
        {
            yield return "Access:FailedKeysPerMinute must be at least 1.";
        }

        foreach (var mistake in InCertificate(options.Certificate).Concat(InClients(options)))
        {
            yield return mistake;
        }
    }

    private static IEnumerable<string> InCertificate(CertificateOptions certificate)
    {
        if (certificate.Path is null)
        {
            if (certificate.KeyPath is not null || certificate.Password is not null || certificate.PasswordFile is not null)
            {
                yield return "Access:Certificate:Path is missing; the other settings of Access:Certificate are for its file.";
            }

            yield break;
        }

        if (certificate.Password is not null && certificate.PasswordFile is not null)
        {
            yield return "Access:Certificate:Password and Access:Certificate:PasswordFile are both set; keep one.";
        }
        else if (LoadedCertificate.Read(certificate).Fault is { } fault)
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> InClients(AccessOptions options)
    {
        if (options.ClientCa is { } file && ClientAuthorities.Read(file).Fault is { } fault)
        {
            yield return fault;
        }

        if (options.ClientCa is null && (options.RequireClientCertificate || options.ClientCertificates.Length > 0))
        {
            yield return "Access:ClientCa is missing: it names the authorities of the client certificates that Access:RequireClientCertificate or Access:ClientCertificates speak of.";
        }

        foreach (var (entry, place) in options.ClientCertificates.Select((entry, place) => (entry, place)))
        {
            if (entry.Thumbprint is null == entry.Subject is null)
            {
                yield return $"Access:ClientCertificates:{place} needs Thumbprint or Subject, one of the two.";
            }

            if (entry.Scopes.Length == 0 || entry.Scopes.Any(scope => Scope.Parse(scope) is null))
            {
                yield return $"Access:ClientCertificates:{place}:Scopes must be scopes such as ingest:MODEL.";
            }
        }
    }
}
