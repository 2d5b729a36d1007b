using System.Data;
using Dapper;

namespace ModelWatch.Series;

/// <summary>Rows of the outbox. A row without <c>sent</c> waits; one with it is kept until the store can no longer lose it.</summary>
internal static class OutboxTable
{
    public static void Add(IDbTransaction transaction, string store, IReadOnlyList<SeriesPoint> points, DateTimeOffset enqueued, DateTimeOffset? sent = null) =>
        transaction.Connection!.Execute(
            "INSERT INTO series_outbox (store, points, enqueued, sent, payload) VALUES (@store, @points, @enqueued, @sent, @payload)",
            new { store, points = points.Count, enqueued = enqueued.UtcTicks, sent = sent?.UtcTicks, payload = OutboxBatch.Pack(points) },
            transaction);

    public static bool AnyWaiting(IDbConnection connection, string store) =>
        connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM series_outbox WHERE store = @store AND sent IS NULL)", new { store });

    /// <summary>The oldest batch that waits for <paramref name="store"/>, or null.</summary>
    public static OutboxBatch? Next(IDbConnection connection, string store)
    {
        var row = connection.QueryFirstOrDefault<(long Id, long Enqueued, byte[] Payload)>(
            "SELECT id, enqueued, payload FROM series_outbox WHERE store = @store AND sent IS NULL ORDER BY id LIMIT 1",
            new { store });
        return row.Payload is null ? null : new OutboxBatch(row.Id, new DateTimeOffset(row.Enqueued, TimeSpan.Zero), OutboxBatch.Unpack(row.Payload));
    }

    /// <summary>Takes the batch out, or leaves only <paramref name="rest"/> of it in its place.</summary>
    public static void Shrink(IDbTransaction transaction, long id, IReadOnlyList<SeriesPoint> rest)
    {
        if (rest.Count == 0)
            transaction.Connection!.Execute("DELETE FROM series_outbox WHERE id = @id", new { id }, transaction);
        else
            transaction.Connection!.Execute(
                "UPDATE series_outbox SET points = @points, payload = @payload WHERE id = @id",
                new { id, points = rest.Count, payload = OutboxBatch.Pack(rest) },
                transaction);
    }

    /// <summary>When the oldest kept batch was sent, or null where none is kept.</summary>
    public static DateTimeOffset? OldestKept(IDbConnection connection, string store) =>
        connection.ExecuteScalar<long?>("SELECT MIN(sent) FROM series_outbox WHERE store = @store AND sent IS NOT NULL", new { store }) is { } ticks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : null;

    /// <summary>Forgets batches sent at or before <paramref name="until"/>.</summary>
    public static int Forget(IDbTransaction transaction, string store, DateTimeOffset until) =>
        transaction.Connection!.Execute("DELETE FROM series_outbox WHERE store = @store AND sent <= @until", new { store, until = until.UtcTicks }, transaction);

    /// <summary>Makes every kept batch wait again.</summary>
    public static int SendAgain(IDbTransaction transaction, string store) =>
        transaction.Connection!.Execute("UPDATE series_outbox SET sent = NULL WHERE store = @store AND sent IS NOT NULL", new { store }, transaction);

    /// <summary>Batches that wait for <paramref name="store"/>, and since when the oldest of them does.</summary>
    public static (long Batches, DateTimeOffset? Oldest) Waiting(IDbConnection connection, string store)
    {
        var (count, oldest) = connection.QuerySingle<(long, long?)>(
            "SELECT COUNT(*), MIN(enqueued) FROM series_outbox WHERE store = @store AND sent IS NULL",
            new { store });
        return (count, oldest is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null);
    }
}
