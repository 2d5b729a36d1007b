using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ModelWatch.Access.Certificates;

/// <summary>The authorities whose client certificates are taken: those of the file and no others, not even those of the system. Thread safe.</summary>
internal sealed class ClientAuthorities(X509Certificate2Collection authorities)
{
    private const string ClientPurpose = "1.3.6.1.5.5.7.3.2";

    /// <summary>The authorities of a PEM file, or the sentence that says why there are none.</summary>
    public static (ClientAuthorities? Authorities, string? Fault) Read(string path)
    {
        try
        {
            var found = new X509Certificate2Collection();
            found.ImportFromPemFile(path);
            return found.Count > 0 ? (new(found), null) : (null, $"Access:ClientCa: {path} holds no certificate in PEM.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return (null, $"Access:ClientCa: {path} cannot be read: {e.Message}");
        }
    }

    /// <summary>True for a certificate that leads to one of them, is in its time and is meant for clients.</summary>
    public bool Trust(X509Certificate2 certificate, X509Chain? sent)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientPurpose));
        foreach (var element in sent?.ChainElements.Skip(1) ?? [])
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(certificate);
    }
}
