namespace ModelWatch.Access.Certificates;

/// <summary>Where the certificate of the service is. Section <c>Access:Certificate</c>.</summary>
internal sealed class CertificateOptions
{
    /// <summary>A PEM file with the certificate and those between it and its authority, or a PFX file. The default is none.</summary>
    public string? Path { get; set; }

    /// <summary>The PEM file with the key, where <see cref="Path"/> does not hold it.</summary>
    public string? KeyPath { get; set; }

    /// <summary>The password of the key or the PFX file.</summary>
    public string? Password { get; set; }

    /// <summary>A file whose first line is the password.</summary>
    public string? PasswordFile { get; set; }
}
