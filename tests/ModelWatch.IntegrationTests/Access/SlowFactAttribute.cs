namespace ModelWatch.IntegrationTests.Access;

/// <summary>A test of minutes, run where <c>MODELWATCH_SLOW=1</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SlowFactAttribute : FactAttribute
{
    public SlowFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("MODELWATCH_SLOW") != "1")
            Skip = "Set MODELWATCH_SLOW=1 to run it.";
    }
}
