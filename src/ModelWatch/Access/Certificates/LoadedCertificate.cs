using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ModelWatch.Access.Certificates;

/// <summary>A certificate with its key and chain, as it was read from its files.</summary>
/// <param name="Context">What a handshake needs.</param>
/// <param name="Digest">SHA-256 over the files, to see a renewal.</param>
internal sealed record LoadedCertificate(SslStreamCertificateContext Context, string Digest)
{
    /// <summary>The certificate, or the sentence that says why there is none. Names files, never a password.</summary>
    public static (LoadedCertificate? Loaded, string? Fault) Read(CertificateOptions options)
    {
        try
        {
            var password = options.PasswordFile is { } file ? File.ReadLines(file).FirstOrDefault() ?? "" : options.Password;
            var bytes = File.ReadAllBytes(options.Path!);
            var chain = new X509Certificate2Collection();
            var leaf = IsPem(bytes) ? ReadPem(options, password, chain) : ReadPfx(bytes, password, chain);
            return leaf.HasPrivateKey
                ? (new(SslStreamCertificateContext.Create(leaf, chain, offline: true), DigestOf(options)), null)
                : (null, $"Access:Certificate:Path: {options.Path} has no private key; name it with Access:Certificate:KeyPath.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return (null, $"Access:Certificate: {options.Path} cannot be used: {e.Message}");
        }
    }

    /// <summary>SHA-256 over the files as they are now.</summary>
    public static string DigestOf(CertificateOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(File.ReadAllBytes(options.Path!));
        if (options.KeyPath is { } key)
        {
            hash.AppendData(File.ReadAllBytes(key));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static bool IsPem(byte[] bytes) => bytes.AsSpan().IndexOf("-----BEGIN "u8) >= 0;

    private static X509Certificate2 ReadPem(CertificateOptions options, string? password, X509Certificate2Collection chain)
    {
        chain.ImportFromPemFile(options.Path!);
        return password is null
            ? X509Certificate2.CreateFromPemFile(options.Path!, options.KeyPath ?? options.Path)
            : X509Certificate2.CreateFromEncryptedPemFile(options.Path!, password, options.KeyPath ?? options.Path);
    }

    private static X509Certificate2 ReadPfx(byte[] bytes, string? password, X509Certificate2Collection chain)
    {
        chain.AddRange(X509CertificateLoader.LoadPkcs12Collection(bytes, password));
        return X509CertificateLoader.LoadPkcs12(bytes, password);
    }
}
