using ModelWatch.Measures;
using ModelWatch.State;

namespace ModelWatch.Series;

/// <summary>
/// The record of measurements as a time-series store: for points that come from elsewhere than a close, which appends to the record by itself.
/// </summary>
internal sealed class EmbeddedSeries(IStateStore state, TimeProvider time) : ITimeSeriesStore
{
    public string Name => "embedded";

    public TimeSpan DurabilityLag => TimeSpan.Zero;

    public Task<string?> IncarnationAsync(CancellationToken cancel) => Task.FromResult<string?>(null);

    public Task<WriteOutcome> WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancel)
    {
        var recordedAt = time.GetUtcNow();
        state.Write(transaction =>
        {
            using var insert = new PointInsert(transaction, again: true);
            var texts = new TextIndex(transaction);
            foreach (var model in points.GroupBy(p => p.Model))
            {
                var series = new SeriesIndex(transaction, model.Key);
                foreach (var window in model.GroupBy(p => (p.WindowStart, p.WindowEnd, p.Version, p.Revision)))
                {
                    var (start, end, version, revision) = window.Key;
                    WindowRow.Add(transaction, model.Key, version, start, end, revision, recordedAt);
                    foreach (var measurement in window.Select(Measurement))
                        insert.Add(series.Of(measurement), measurement, texts);
                }
            }

            return points.Count;
        });
        return Task.FromResult(WriteOutcome.Accepted);
    }

    private static Measurement Measurement(SeriesPoint p) => new()
    {
        WindowStart = p.WindowStart,
        WindowEnd = p.WindowEnd,
        Revision = p.Revision,
        Version = p.Version,
        Segment = p.Segment,
        Subject = p.Subject,
        Measure = p.Measure,
        Definition = p.Definition,
        Unit = p.Unit,
        Value = p.Value,
        Lower = p.Lower,
        Upper = p.Upper,
        N = p.N,
    };
}
