using ModelWatch.Statistics;
using ModelWatch.Statistics.Inference;

namespace ModelWatch.Measures;

/// <summary>A share of weighted rows with its Wilson interval.</summary>
internal static class WeightedShare
{
    /// <param name="part">Weight of the counted rows.</param>
    /// <param name="whole">Weight of all rows.</param>
    /// <param name="rows">Effective rows: what the interval rests on, for a weight adds no knowledge.</param>
    public static Figure Of(double part, double whole, double rows)
    {
        if (rows == 0 || whole <= 0)
            return Figure.Absent("empty");
        var share = Math.Clamp(part / whole, 0, 1);
        return Proportion.Wilson(Math.Min(share * rows, rows), rows) with { Value = share };
    }
}
