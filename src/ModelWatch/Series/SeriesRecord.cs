using System.Data;
using ModelWatch.Measures;

namespace ModelWatch.Series;

/// <summary>What a close does with its measurements: they go into the record and on their way to the stores.</summary>
internal sealed class SeriesRecord(Outbox outbox)
{
    /// <summary>Adds the measurements of one or several windows in the caller's transaction.</summary>
    public void Add(IDbTransaction transaction, string model, IReadOnlyList<Measurement> measurements, DateTimeOffset recordedAt)
    {
        MeasurementStore.Append(transaction, model, measurements, recordedAt);
        outbox.Enqueue(transaction, [.. measurements.Select(m => SeriesPoint.Of(model, m)).OfType<SeriesPoint>()], recordedAt);
    }
}
