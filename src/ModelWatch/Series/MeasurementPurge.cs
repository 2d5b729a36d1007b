using System.Data;
using Dapper;

namespace ModelWatch.Series;

/// <summary>Takes measurements out of the record after their time, whole windows at once, so that no window is left with half of its figures.</summary>
internal static class MeasurementPurge
{
    /// <summary>Removes windows whose newest revision was recorded before a moment, at most <paramref name="most"/>; says how many.</summary>
    public static int Run(IDbTransaction transaction, string model, DateTimeOffset before, int most)
    {
        var connection = transaction.Connection!;
        var old = connection.Query<(long Start, string Version)>(
            "SELECT start, version FROM series_window WHERE model = @model GROUP BY start, version HAVING MAX(recorded) < @before ORDER BY start, version LIMIT @most",
            new { model, before = before.UtcTicks, most },
            transaction).ToList();
        foreach (var (start, version) in old)
        {
            connection.Execute(
                """
                DELETE FROM series_point WHERE start = @start AND series IN (SELECT id FROM series WHERE model = @model AND version = @version);
                DELETE FROM series_window WHERE model = @model AND start = @start AND version = @version;
                """,
                new { model, start, version },
                transaction);
        }

        return old.Count;
    }
}
