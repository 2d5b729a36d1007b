namespace ModelWatch.Statistics.ControlCharts;

/// <summary>A point of the stable span that is left out of the limits. Without a reason there is none. Immutable, thread safe.</summary>
public sealed record Exclusion
{
    /// <summary>Leaves out a point.</summary>
    /// <param name="point">Its index in the span, from 0.</param>
    /// <param name="reason">The special cause, for a reader.</param>
    /// <exception cref="ArgumentException">The reason is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The index is below 0.</exception>
    public Exclusion(int point, string reason)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(point);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        Point = point;
        Reason = reason;
    }

    /// <summary>Index in the span, from 0.</summary>
    public int Point { get; }

    /// <summary>The special cause.</summary>
    public string Reason { get; }
}
