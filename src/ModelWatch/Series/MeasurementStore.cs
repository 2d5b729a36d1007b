using System.Data;
using ModelWatch.Measures;

namespace ModelWatch.Series;

/// <summary>
/// The record of measurements in the state database: what was measured, revision by revision, and when it was written down. Rows are only ever added.
/// </summary>
internal static class MeasurementStore
{
    /// <summary>
    /// Adds the measurements of one or several windows in the caller's transaction.
    /// </summary>
    /// <exception cref="ArgumentException">A measurement belongs to no window.</exception>
    /// <exception cref="System.Data.Common.DbException">The same figure of the same revision is already in the record.</exception>
    public static void Append(IDbTransaction transaction, string model, IReadOnlyList<Measurement> measurements, DateTimeOffset recordedAt)
    {
        if (measurements.Any(m => m.WindowStart is null || m.WindowEnd is null))
            throw new ArgumentException("A measurement without a window cannot be recorded.", nameof(measurements));

        using var points = new PointInsert(transaction);
        var series = new SeriesIndex(transaction, model);
        var texts = new TextIndex(transaction);
        foreach (var window in measurements.GroupBy(m => (m.WindowStart, m.WindowEnd, m.Version, m.Revision)))
        {
            var (start, end, version, revision) = window.Key;
            WindowRow.Add(transaction, model, version, start!.Value, end!.Value, revision, recordedAt);
            foreach (var measurement in window)
                points.Add(series.Of(measurement), measurement, texts);
        }
    }

    /// <summary>The page of measurements that <paramref name="query"/> asks for: the latest revision of each window as known at its time.</summary>
    public static MeasurementPage Query(IDbConnection connection, MeasurementQuery query) => MeasurementSelect.Run(connection, query);
}
