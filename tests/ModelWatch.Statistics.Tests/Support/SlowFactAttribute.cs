namespace ModelWatch.Statistics.Tests.Support;

/// <summary>A fact that simulates for long; skipped, saying so, unless MODELWATCH_SLOW is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SlowFactAttribute : FactAttribute
{
    public SlowFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("MODELWATCH_SLOW") != "1")
            Skip = "slow; set MODELWATCH_SLOW=1";
    }
}
