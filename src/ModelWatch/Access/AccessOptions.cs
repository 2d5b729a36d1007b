namespace ModelWatch.Access;

/// <summary>Who may call. Section <c>Access</c> of the configuration.</summary>
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
}
