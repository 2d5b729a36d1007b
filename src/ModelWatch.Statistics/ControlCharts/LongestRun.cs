namespace ModelWatch.Statistics.ControlCharts;

/// <summary>
/// Where a run length solved from a chain ends: the chance to leave is one minus a sum of chances, so beyond 10^12 points rounding is all that is left.
/// </summary>
internal static class LongestRun
{
    public const double Points = 1e12;
    public const string Why = "the run length is beyond 10^12 points";

    public static Figure Of(double length) => IsKnown(length) ? Figure.Of(Math.Max(1, length)) : Figure.Absent(Why);

    /// <summary>A length lost to rounding comes out as too large, negative or no number.</summary>
    public static bool IsKnown(double length) => length is >= 1 - 1e-6 and <= Points;
}
