namespace ModelWatch.Tests.Exposition;

/// <summary>A test that needs promtool: skips where it is absent, but not under <c>CI=true</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PromtoolFactAttribute : FactAttribute
{
    public PromtoolFactAttribute()
    {
        var there = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "promtool")));
        if (!there && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "promtool is not installed (package prometheus)";
    }
}
