namespace ModelWatch.Series;

/// <summary>
/// Pauses after failures: full jitter (anything up to a ceiling that doubles with each failure), so that services that failed together do not come
/// back together; never under a second, and never before the store asked for it.
/// </summary>
internal sealed class BackOff(Random random, TimeSpan longest)
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestObeyed = TimeSpan.FromHours(1);
    private const int GreatestExponent = 20;

    /// <summary>The pause after the <paramref name="failures"/>th failure in a row, from 1.</summary>
    public TimeSpan After(int failures, TimeSpan? retryAfter)
    {
        var ceiling = Math.Min(longest.TotalSeconds, Math.Pow(2, Math.Min(failures, GreatestExponent)));
        var pause = TimeSpan.FromSeconds(random.NextDouble() * ceiling);
        var asked = retryAfter is { } wait && wait > Least ? Min(wait, LongestObeyed) : Least;
        return pause > asked ? pause : asked;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
