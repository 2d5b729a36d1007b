namespace ModelWatch.Commands;

/// <summary>What the command line says about a service. <paramref name="Quiet"/> logs warnings only, for a person at a terminal.</summary>
internal sealed record ServeSettings(string Data, string Urls, string? Plans, bool Quiet = false)
{
    public const string DefaultData = "./modelwatch-data";
    public const string DefaultUrls = "http://127.0.0.1:5080";
}
