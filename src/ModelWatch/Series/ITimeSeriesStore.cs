namespace ModelWatch.Series;

/// <summary>
/// A store of points outside or inside the process. Writing the same point again changes nothing; a later revision of a window wins. Thread safe.
/// </summary>
internal interface ITimeSeriesStore
{
    /// <summary>Short name for metrics, logs and the outbox, such as <c>influx</c>.</summary>
    string Name { get; }

    /// <summary>How long an accepted point may still be lost when the store is killed; 0 when never.</summary>
    TimeSpan DurabilityLag { get; }

    /// <summary>Writes the points. What goes wrong at the store is an outcome, never an exception.</summary>
    Task<WriteOutcome> WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancel);

    /// <summary>A text that changes when the store's process is another one; null when it cannot be told now.</summary>
    Task<string?> IncarnationAsync(CancellationToken cancel);
}
