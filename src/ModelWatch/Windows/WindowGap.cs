using System.Data;
using Dapper;

namespace ModelWatch.Windows;

/// <summary>Windows in which nothing came, between two that exist.</summary>
internal static class WindowGap
{
    /// <summary>A gap beyond this is a new beginning and is left open: it says nothing that its two ends do not say.</summary>
    public const int Longest = 1000;

    /// <summary>The keys between the newest closed window of the same version and <paramref name="window"/>, oldest first.</summary>
    public static List<WindowKey> Before(IDbConnection connection, WindowState window)
    {
        var (key, keys) = (window.Key, new List<WindowKey>());
        var last = connection.ExecuteScalar<long?>(
            "SELECT MAX(end) FROM window WHERE model = @Model AND version = @Version AND closed = 1 AND start < @start",
            new { key.Model, key.Version, start = key.Start.UtcTicks });
        for (var at = last ?? key.Start.UtcTicks; at < key.Start.UtcTicks;)
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
