using System.Data;

namespace ModelWatch.Series;

/// <summary>Points that a close hands over to the stores, in its own transaction: both happen or neither.</summary>
internal sealed class Outbox(IReadOnlyList<ITimeSeriesStore> stores)
{
    /// <summary>Most points in a batch.</summary>
    public const int GreatestBatch = 1000;
    private readonly string[] _stores = [.. stores.Select(s => s.Name)];

    /// <summary>Leaves the points for every store, in the order given.</summary>
    public void Enqueue(IDbTransaction transaction, IReadOnlyList<SeriesPoint> points, DateTimeOffset now)
    {
        foreach (var store in _stores)
            foreach (var batch in points.Chunk(GreatestBatch))
                OutboxTable.Add(transaction, store, batch, now);
    }
}
