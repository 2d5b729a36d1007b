using System.Data;
using Dapper;

namespace ModelWatch.Windows;

/// <summary>Windows in which nothing came, between two that exist.</summary>
internal static class WindowGap
{
    /// <summary>A gap beyond this is a new beginning and is left open: it says nothing that its two ends do not say.</summary>
    public const int Longest = 1000;

    /// <summary>
    /// The keys between the newest closed window of the same version before <paramref name="window"/> and the oldest after it. A window that exists, be it
    /// open, is none of them. Each that is closed narrows the gap from outside, those after it the newest first, so that a death on the way leaves no hole.
    /// </summary>
    public static List<WindowKey> Around(IDbConnection connection, WindowState window)
    {
        var key = window.Key;
        var (before, after) = connection.QuerySingle<(long? Before, long? After)>(
            """
            SELECT (SELECT MAX(end) FROM window WHERE model = @Model AND version = @Version AND closed = 1 AND start < @start),
                (SELECT MIN(start) FROM window WHERE model = @Model AND version = @Version AND closed = 1 AND start > @start)
            """,
            new { key.Model, key.Version, start = key.Start.UtcTicks });
        var known = connection.Query<long>(
            "SELECT start FROM window WHERE model = @Model AND version = @Version AND start >= @before AND start < @after",
            new { key.Model, key.Version, before = before ?? key.Start.UtcTicks, after = after ?? key.End.UtcTicks }).ToHashSet();
        return
        [
            .. Between(window, before ?? key.Start.UtcTicks, key.Start.UtcTicks).Where(gap => !known.Contains(gap.Start.UtcTicks)),
            .. Enumerable.Reverse(Between(window, key.End.UtcTicks, after ?? key.End.UtcTicks)).Where(gap => !known.Contains(gap.Start.UtcTicks)),
        ];
    }

    private static List<WindowKey> Between(WindowState window, long from, long to)
    {
        var (key, keys) = (window.Key, new List<WindowKey>());
        for (var at = from; at < to;)
        {
            var (start, end) = window.Rules.Calendar.Containing(at);
            keys.Add(new WindowKey(key.Model, key.Version, new DateTimeOffset(start, TimeSpan.Zero), new DateTimeOffset(end, TimeSpan.Zero)));
            at = end;
            if (keys.Count > Longest)
            {
                return [];
            }
        }

        return keys;
    }
}
