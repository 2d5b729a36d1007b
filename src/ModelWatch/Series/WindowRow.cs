using System.Data;
using Dapper;

namespace ModelWatch.Series;

/// <summary>The line of the record that says when a revision of a window was written down.</summary>
internal static class WindowRow
{
    public static void Add(
        IDbTransaction transaction,
        string model,
        string version,
        DateTimeOffset start,
        DateTimeOffset end,
        int revision,
        DateTimeOffset recordedAt) =>
        transaction.Connection!.Execute(
            """
            INSERT INTO series_window (model, start, version, revision, "end", recorded)
            VALUES (@model, @start, @version, @revision, @end, @recorded)
            ON CONFLICT DO NOTHING
            """,
            new { model, start = start.UtcTicks, version, revision, end = end.UtcTicks, recorded = recordedAt.UtcTicks },
            transaction);
}
