namespace ModelWatch.IntegrationTests.Durability;

/// <summary>A test that mounts a file system. Without the rights it is skipped and says so; under <c>CI=true</c> it runs and fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (Environment.UserName != "root" && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "needs root to mount a file system";
    }
}
