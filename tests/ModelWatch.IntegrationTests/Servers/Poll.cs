using System.Diagnostics;

namespace ModelWatch.IntegrationTests.Servers;

/// <summary>Waiting for what another process will do.</summary>
internal static class Poll
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until <paramref name="ask"/> gives something, and fails with <paramref name="what"/> when it does not in time.</summary>
    public static async Task<T> Until<T>(string what, Func<Task<T?>> ask, double seconds = 30)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        Exception? last = null;
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            try
            {
                if (await ask() is { } found)
                    return found;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
            {
                last = e;
            }

            await Task.Delay(Pause);
        }

        throw new TimeoutException($"{what} did not happen within {seconds} s. {last?.Message}");
    }

    public static Task<object> Until(string what, Func<Task<bool>> ask, double seconds = 30) =>
        Until<object>(what, async () => await ask() ? what : null, seconds);
}
