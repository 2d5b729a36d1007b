using System.Diagnostics.Metrics;
using ModelWatch.State;

namespace ModelWatch.Journal;

/// <summary>What the journal tells of itself. Thread safe.</summary>
internal sealed class JournalInstruments : IDisposable
{
    private static readonly Meter Meter = new("ModelWatch");

    // Gauges that ask one log end with it, so the meter is its own.
    private readonly Meter _meter = new("ModelWatch");

    /// <param name="path">The journal's file.</param>
    /// <param name="oldestUnapplied">Receipt of the oldest event that no window holds, or null.</param>
    /// <param name="reserve">Bytes of the disk that the journal leaves free.</param>
    public JournalInstruments(string path, Func<long?> oldestUnapplied, long? reserve = null)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        _meter.CreateObservableGauge("modelwatch_journal_size_bytes", () => Size(path), "By");
        _meter.CreateObservableGauge("modelwatch_journal_capacity_bytes", () => DiskSpace.Capacity(directory), "By");
        _meter.CreateObservableGauge("modelwatch_journal_free_bytes", () => Math.Max(0, DiskSpace.Free(directory) - (reserve ?? DiskSpace.Reserve(directory))), "By");
        _meter.CreateObservableGauge("modelwatch_journal_oldest_unapplied_timestamp_seconds", () => Seconds(oldestUnapplied()), "s");
    }

    public static Histogram<double> SyncDuration { get; } = Meter.CreateHistogram<double>("modelwatch_journal_sync_duration_seconds", "s");

    public static Counter<long> WriteFailures { get; } = Meter.CreateCounter<long>("modelwatch_journal_write_failures_total");

    public static Counter<long> CorruptRecords { get; } = Meter.CreateCounter<long>("modelwatch_journal_corrupt_records_total");

    public void Dispose() => _meter.Dispose();

    private static long Size(string path) => new[] { path, path + "-wal" }.Sum(file => new FileInfo(file) is { Exists: true } known ? known.Length : 0);

    private static double Seconds(long? ticks) => ticks is { } then ? (then - DateTimeOffset.UnixEpoch.UtcTicks) / (double)TimeSpan.TicksPerSecond : 0;
}
