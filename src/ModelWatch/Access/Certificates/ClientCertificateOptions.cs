namespace ModelWatch.Access.Certificates;

/// <summary>The scopes of a client certificate. An entry of <c>Access:ClientCertificates</c>; names the certificate by one of two.</summary>
internal sealed class ClientCertificateOptions
{
    /// <summary>SHA-256 of the certificate, in hex.</summary>
    public string? Thumbprint { get; set; }

    /// <summary>The whole subject, such as <c>CN=scorer-7, O=Plant</c>.</summary>
    public string? Subject { get; set; }

    public string[] Scopes { get; set; } = [];
}
