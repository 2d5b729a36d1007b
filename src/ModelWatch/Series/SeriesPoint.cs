using ModelWatch.Measures;

namespace ModelWatch.Series;

/// <summary>One figure on its way to a time-series store. Absent figures are not points.</summary>
internal sealed record SeriesPoint
{
    /// <summary>Revisions beyond this one share its stamp: a stamp never reaches the end of its window.</summary>
    private const int GreatestStampedRevision = 998;

    public required string Model { get; init; }
    public required string Version { get; init; }

    /// <summary>Null for all rows, else <c>country=DE</c>.</summary>
    public string? Segment { get; init; }
    public required string Subject { get; init; }
    public required string Measure { get; init; }
    public required string Definition { get; init; }
    public string? Unit { get; init; }
    public required DateTimeOffset WindowStart { get; init; }
    public required DateTimeOffset WindowEnd { get; init; }
    public int Revision { get; init; }

    /// <summary>Finite.</summary>
    public required double Value { get; init; }
    public double? Lower { get; init; }
    public double? Upper { get; init; }
    public long N { get; init; }

    /// <summary>
    /// The moment that a store files the point under: 999 ms before the window's end, plus 1 ms a revision. Stores keep one of two points with one
    /// stamp, and not all keep the later one; with this stamp the newest revision is the last sample before the end in each of them.
    /// </summary>
    public DateTimeOffset Stamp() => WindowEnd.AddMilliseconds(Math.Min(Revision, GreatestStampedRevision) - 999);

    /// <summary>The point of a measurement, or null where its figure is absent or it belongs to no window.</summary>
    public static SeriesPoint? Of(string model, Measurement m) =>
        m is { Value: { } value, WindowStart: { } start, WindowEnd: { } end } && double.IsFinite(value)
            ? new SeriesPoint
            {
                Model = model,
                Version = m.Version,
                Segment = m.Segment,
                Subject = m.Subject,
                Measure = m.Measure,
                Definition = m.Definition,
                Unit = m.Unit,
                WindowStart = start,
                WindowEnd = end,
                Revision = m.Revision,
                Value = value,
                Lower = Finite(m.Lower),
                Upper = Finite(m.Upper),
                N = m.N,
            }
            : null;

    private static double? Finite(double? figure) => figure is { } f && double.IsFinite(f) ? f : null;
}
