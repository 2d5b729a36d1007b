using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Series;

/// <summary>A test of real servers that waits for minutes; skipped, saying so, unless MODELWATCH_SLOW is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SlowServerFactAttribute : FactAttribute
{
    public SlowServerFactAttribute(params string[] programs)
    {
        Skip = Environment.GetEnvironmentVariable("MODELWATCH_SLOW") == "1"
            ? new ServerFactAttribute(programs).Skip
            : "slow; set MODELWATCH_SLOW=1";
    }
}
