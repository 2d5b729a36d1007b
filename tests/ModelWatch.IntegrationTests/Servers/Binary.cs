namespace ModelWatch.IntegrationTests.Servers;

/// <summary>Programs that the tests start: Debian packages, looked up by name.</summary>
internal static class Binary
{
    private static readonly string[] More = ["/usr/sbin", "/sbin", "/usr/local/sbin"];

    /// <summary>Where <paramref name="name"/> is, or null.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Concat(More)
            .Select(d => Path.Combine(d, name))
            .FirstOrDefault(File.Exists);

    public static string Need(string name) =>
        Find(name) ?? throw new InvalidOperationException($"The program '{name}' is not installed: see tests/requirements.yaml, or run tests/run as root.");
}
