using System.Data;
using Dapper;

namespace ModelWatch.Series;

/// <summary>Dead letters of one store, in the caller's transaction.</summary>
internal sealed class DeadLetterTable(IDbTransaction transaction, string store)
{
    private readonly IDbConnection _connection = transaction.Connection!;

    public static string Word(DeadReason kind) => kind switch
    {
        DeadReason.TooLarge => "too_large",
        DeadReason.TooOld => "too_old",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>Points that the store will not have, with its words.</summary>
    public void Bury(IReadOnlyList<SeriesPoint> points, DeadReason kind, string reason, DateTimeOffset at) => _connection.Execute(
        "INSERT INTO series_dead_letter (store, points, recorded, reason, kind, payload) VALUES (@store, @points, @recorded, @reason, @kind, @payload)",
        new { store, points = points.Count, recorded = at.UtcTicks, reason, kind = Word(kind), payload = OutboxBatch.Pack(points) },
        transaction);

    /// <summary>Points that wait for the store in the outbox.</summary>
    public long PointsWaiting() =>
        _connection.ExecuteScalar<long?>("SELECT SUM(points) FROM series_outbox WHERE store = @store AND sent IS NULL", new { store }, transaction) ?? 0;

    /// <summary>The oldest batch of the outbox that waits, or null.</summary>
    public (long Id, int Points, DateTimeOffset Enqueued)? OldestWaiting()
    {
        var row = _connection.QueryFirstOrDefault<(long Id, long Points, long Enqueued)>(
            "SELECT id, points, enqueued FROM series_outbox WHERE store = @store AND sent IS NULL ORDER BY id LIMIT 1",
            new { store },
            transaction);
        return row.Id == 0 ? null : (row.Id, (int)row.Points, new DateTimeOffset(row.Enqueued, TimeSpan.Zero));
    }

    /// <summary>Makes a batch of the outbox a dead letter as it is.</summary>
    public void Give(long id, DeadReason kind, string reason, DateTimeOffset at) => _connection.Execute(
        """
        INSERT INTO series_dead_letter (store, points, recorded, reason, kind, payload)
        SELECT store, points, @recorded, @reason, @kind, payload FROM series_outbox WHERE id = @id;
        DELETE FROM series_outbox WHERE id = @id;
        """,
        new { id, recorded = at.UtcTicks, reason, kind = Word(kind) },
        transaction);

    /// <summary>Points in the dead letters of the store.</summary>
    public long Points() =>
        _connection.ExecuteScalar<long?>("SELECT SUM(points) FROM series_dead_letter WHERE store = @store", new { store }, transaction) ?? 0;

    /// <summary>Takes the oldest dead letter away and gives its points, or null where there is none.</summary>
    public int? ForgetOldest() => _connection.ExecuteScalar<int?>(
        "DELETE FROM series_dead_letter WHERE id = (SELECT MIN(id) FROM series_dead_letter WHERE store = @store) RETURNING points",
        new { store },
        transaction);

    /// <summary>Takes the dead letters up to the number <paramref name="upTo"/> away and gives how many points.</summary>
    public long Discard(long upTo)
    {
        var points = _connection.ExecuteScalar<long?>("SELECT SUM(points) FROM series_dead_letter WHERE store = @store AND id <= @upTo", new { store, upTo }, transaction);
        _connection.Execute("DELETE FROM series_dead_letter WHERE store = @store AND id <= @upTo", new { store, upTo }, transaction);
        return points ?? 0;
    }

    /// <summary>
    /// Puts the oldest dead letters up to the number <paramref name="upTo"/> back into the outbox, as one batch of some 1,000 points. Gives how many
    /// points; 0 at the end.
    /// </summary>
    public int Resend(long upTo, DateTimeOffset now)
    {
        var points = new List<SeriesPoint>();
        while (points.Count < Outbox.GreatestBatch)
        {
            var row = _connection.QueryFirstOrDefault<(long Id, byte[] Payload)>(
                "DELETE FROM series_dead_letter WHERE id = (SELECT MIN(id) FROM series_dead_letter WHERE store = @store AND id <= @upTo) RETURNING id, payload",
                new { store, upTo },
                transaction);
            if (row.Payload is null)
                break;
            points.AddRange(OutboxBatch.Unpack(row.Payload));
        }

        foreach (var batch in points.Chunk(Outbox.GreatestBatch))
            OutboxTable.Add(transaction, store, batch, now);
        return points.Count;
    }
}
