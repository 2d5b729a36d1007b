using ModelWatch.Access.Certificates;

namespace ModelWatch.Access;

/// <summary>Who may call, and by what certificates. Section <c>Access</c> of the configuration.</summary>
internal sealed class AccessOptions
{
    public const string Section = "Access";
    public const int ShortestKey = 32;

    /// <summary>Makes one key with every scope on first start; at least 32 characters. The default is none.</summary>
    public string? BootstrapKey { get; set; }

    /// <summary>Allows plain HTTP beyond loopback, for a network that encrypts by other means. The default is false.</summary>
    public bool AllowPlainHttp { get; set; }

    /// <summary>Asks for a key on /metrics too. The default is false.</summary>
    public bool ProtectMetrics { get; set; }

    /// <summary>Wrong keys that one address may send in a minute before it waits. The default is 300.</summary>
    public int FailedKeysPerMinute { get; set; } = 300;

    /// <summary>The certificate of the service, for https addresses.</summary>
    public CertificateOptions Certificate { get; set; } = new();

    /// <summary>A PEM file with the authorities whose client certificates are taken. The default is none: no client certificate is asked for.</summary>
    public string? ClientCa { get; set; }

    /// <summary>With ClientCa: refuses a connection without a client certificate. The default is false.</summary>
    public bool RequireClientCertificate { get; set; }

    /// <summary>Scopes of client certificates, for senders that have no key. The default is none.</summary>
    public ClientCertificateOptions[] ClientCertificates { get; set; } = [];
}
