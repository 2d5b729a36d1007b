namespace ModelWatch.Commands;

/// <summary>What the command line says about a service. <paramref name="Quiet"/> logs warnings only, for a person at a terminal.</summary>
internal sealed record ServeSettings(string Data, string Urls, string? Plans, bool Quiet = false)
{
    /// <summary>Settings of the configuration that the command line gives; they win over files and the environment.</summary>
    public IReadOnlyDictionary<string, string?> Configuration { get; init; } = new Dictionary<string, string?>();

    public const string DefaultData = "./modelwatch-data";
    public const string DefaultUrls = "http://127.0.0.1:5080";
}
