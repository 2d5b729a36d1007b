using System.Data;
using Dapper;

namespace ModelWatch.Windows;

/// <summary>
/// Takes what a plan no longer wants to keep out of the tables of this room, in slices, so that no fold waits long. Cohorts of label delays are
/// not touched: they have a memory of their own.
/// </summary>
internal static class WindowPurge
{
    /// <summary>Raw events kept as evidence that were received before a moment.</summary>
    public static int Evidence(IDbTransaction transaction, string model, DateTimeOffset received, int most) => transaction.Connection!.Execute(
        """
        DELETE FROM evidence WHERE (model, version, start, id) IN
          (SELECT model, version, start, id FROM evidence WHERE model = @model AND received < @received LIMIT @most)
        """,
        new { model, received = received.UtcTicks, most },
        transaction);

    /// <summary>Closed windows with their profiles that were last evaluated before a moment.</summary>
    public static int Windows(IDbTransaction transaction, string model, DateTimeOffset evaluated, int most)
    {
        var connection = transaction.Connection!;
        var old = connection.Query<(string Version, long Start)>(
            """
            SELECT w.version, w.start FROM window w JOIN window_revision r USING (model, version, start)
            WHERE w.model = @model AND w.closed = 1 AND w.dirty = 0 GROUP BY w.version, w.start HAVING MAX(r.evaluated) < @evaluated LIMIT @most
            """,
            new { model, evaluated = evaluated.UtcTicks, most },
            transaction).Select(key => new { model, version = key.Version, start = key.Start }).ToList();
        foreach (var table in new[] { "window_scope", "window_source", "window_revision", "window" })
        {
            // The names are of this list, never of a caller.
            connection.Execute($"DELETE FROM {table} WHERE model = @model AND version = @version AND start = @start", old, transaction);
        }

        return old.Count;
    }
}
