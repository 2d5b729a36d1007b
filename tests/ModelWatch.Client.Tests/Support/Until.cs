using System.Diagnostics;

namespace ModelWatch.Client.Tests.Support;

/// <summary>Waits for another thread; the time limit only ends a test that hangs.</summary>
internal static class Until
{
    public static async Task True(Func<bool> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{what} did not happen.");
            await Task.Delay(5);
        }
    }
}
