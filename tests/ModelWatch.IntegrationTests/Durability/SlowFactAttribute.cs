using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Durability;

/// <summary>The long form of a proof; skipped, saying so, unless MODELWATCH_SLOW is 1. Programs that are missing then fail it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SlowFactAttribute : FactAttribute
{
    public SlowFactAttribute(params string[] programs)
    {
        if (Environment.GetEnvironmentVariable("MODELWATCH_SLOW") != "1")
            Skip = "slow; set MODELWATCH_SLOW=1";
        else if (programs.FirstOrDefault(program => Binary.Find(program) is null) is { } missing)
            throw new InvalidOperationException($"{missing} is not installed: see tests/requirements.yaml.");
    }
}
