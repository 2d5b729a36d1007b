namespace ModelWatch.IntegrationTests.Servers;

/// <summary>
/// A test that needs programs of the system. Where one is missing the test is skipped and says so; under <c>CI=true</c> it runs and fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ServerFactAttribute : FactAttribute
{
    public ServerFactAttribute(params string[] programs)
    {
        var missing = programs.Where(p => Binary.Find(p) is null).ToArray();
        if (missing.Length > 0 && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = $"not installed: {string.Join(", ", missing)} (tests/run installs it as root)";
    }
}
