using ModelWatch.Statistics;
using ModelWatch.Statistics.Inference;

namespace ModelWatch.Measures;

/// <summary>Intervals of several segments at once.</summary>
internal static class SimultaneousEnds
{
    /// <summary>
    /// The figure with its ends drawn out from 95 % to 1 - 0.05 / <paramref name="count"/>, as ends of a normal interval are: for a choice of
    /// the worst of that many. Shares and ratios stay within 0 and 1.
    /// </summary>
    public static Figure Over(Figure figure, int count, string measure)
    {
        if (count < 2 || figure is not { Value: { } value, Lower: { } lower, Upper: { } upper })
            return figure;
        var stretch = Proportion.Z(1 - (1 - Proportion.Level) / count) / Proportion.Z(Proportion.Level);
        var most = measure is "gap_mae" or "gap_calibration_in_the_large" ? double.MaxValue : 1;
        return figure.Within(Math.Max(0, value - stretch * (value - lower)), Math.Min(most, value + stretch * (upper - value)), Proportion.Level);
    }
}
