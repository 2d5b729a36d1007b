namespace ModelWatch.Statistics.Performance;

/// <summary>Percentile intervals of drawn values.</summary>
internal static class Percentile
{
    // A draw without the figure (an empty denominator) says that the figure itself might not be; beyond this share no interval is honest.
    private const double LargestUndefined = 0.025;

    /// <summary>The figure with the ends that hold the level of the drawn values, and the value; without when too few are defined.</summary>
    public static Figure Interval(Figure figure, List<double> values, double level)
    {
        if (figure.Value is not { } value)
            return figure;
        double[] drawn = [.. values];
        Array.Sort(drawn);
        int from = 0, to = drawn.Length;
        while (from < to && !double.IsFinite(drawn[from]))
            from++;
        while (to > from && !double.IsFinite(drawn[to - 1]))
            to--;
        if (from == to || drawn.Length - (to - from) > LargestUndefined * drawn.Length)
            return figure;
        var kept = drawn.AsSpan(from, to - from);
        var tail = (1 - level) / 2;
        return figure.Within(Math.Min(value, Linear(kept, tail)), Math.Max(value, Linear(kept, 1 - tail)), level);
    }

    /// <summary>The quantile of ascending values with linear interpolation between places (type 7 of Hyndman and Fan 1996).</summary>
    public static double Linear(ReadOnlySpan<double> ascending, double probability)
    {
        var place = probability * (ascending.Length - 1);
        var low = (int)place;
        var high = Math.Min(low + 1, ascending.Length - 1);
        return ascending[low] + (place - low) * (ascending[high] - ascending[low]);
    }
}
