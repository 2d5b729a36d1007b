using System.Data;
using System.Globalization;
using Dapper;

namespace ModelWatch.Series;

/// <summary>Reading the dead letters.</summary>
internal static class DeadLetterList
{
    public const int DefaultLimit = 50;
    public const int GreatestLimit = 200;

    /// <param name="connection">The state.</param>
    /// <param name="store">One store, or null for all.</param>
    /// <param name="after">The number of the last one of the page before, or null.</param>
    /// <param name="limit">1 to <see cref="GreatestLimit"/>.</param>
    public static DeadLetterPage Page(IDbConnection connection, string? store, long? after, int limit)
    {
        var rows = connection.Query<(long Id, string Store, long Points, long Recorded, string Kind, string Reason, byte[] Payload)>(
            """
            SELECT id, store, points, recorded, kind, reason, payload FROM series_dead_letter
            WHERE id > @after AND (@store IS NULL OR store = @store)
            ORDER BY id LIMIT @limit
            """,
            new { store, after = after ?? 0, limit = limit + 1 },
            buffered: false);
        var items = new List<DeadLetterView>();
        foreach (var row in rows)
        {
            if (items.Count == limit)
                return new DeadLetterPage(items, items[^1].Id.ToString(CultureInfo.InvariantCulture));
            var points = OutboxBatch.Unpack(row.Payload);
            items.Add(new DeadLetterView(
                row.Id,
                row.Store,
                (int)row.Points,
                new DateTime(row.Recorded, DateTimeKind.Utc),
                row.Kind,
                row.Reason,
                [.. points.Select(p => p.Model).Distinct(StringComparer.Ordinal)],
                points.Min(p => p.WindowStart).UtcDateTime,
                points.Max(p => p.WindowEnd).UtcDateTime));
        }

        return new DeadLetterPage(items, null);
    }

    /// <summary>The greatest number given so far; 0 where there is none.</summary>
    public static long Newest(IDbConnection connection) => connection.ExecuteScalar<long?>("SELECT MAX(id) FROM series_dead_letter") ?? 0;

    /// <summary>Points of each store and reason.</summary>
    public static IReadOnlyList<(string Store, string Kind, long Points)> PointsByKind(IDbConnection connection) =>
        [.. connection.Query<(string, string, long)>("SELECT store, kind, SUM(points) FROM series_dead_letter GROUP BY store, kind")];
}
