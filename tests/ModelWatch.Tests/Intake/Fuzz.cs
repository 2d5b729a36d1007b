using System.Diagnostics;

namespace ModelWatch.Tests.Intake;

/// <summary>Runs a check on bodies from a seed for some seconds; a failure names the seed, and <c>MODELWATCH_FUZZ_SEED</c> runs it alone.</summary>
internal static class Fuzz
{
    public static void For(double seconds, Action<Random> check)
    {
        if (Environment.GetEnvironmentVariable("MODELWATCH_FUZZ_SEED") is { Length: > 0 } wanted)
        {
            check(new Random(int.Parse(wanted)));
            return;
        }

        var watch = Stopwatch.StartNew();
        for (var seed = Environment.TickCount & 0x3FFFFFFF; watch.Elapsed.TotalSeconds < seconds; seed++)
        {
            try
            {
                check(new Random(seed));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"MODELWATCH_FUZZ_SEED={seed}", e);
            }
        }
    }
}
