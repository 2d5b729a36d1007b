namespace ModelWatch.Statistics.ControlCharts;

/// <summary>Run lengths of a Shewhart chart of independent normal points: the number of points to the first alarm is geometric. Pure, thread safe.</summary>
public static class ShewhartRunLength
{
    /// <summary>
    /// Mean number of points to the first alarm, 1 / (1 - Phi(L - d) + Phi(-L - d)); equal after any quiet time. Absent for a width that is not
    /// positive and finite or a shift that is not finite.
    /// </summary>
    /// <param name="width">L, the limits in standard deviations from the centre, above 0.</param>
    /// <param name="shift">d, the shift of the mean in standard deviations, either sign; 0 is in control.</param>
    /// <param name="scale">The standard deviation of the points in units of the charted one, above 0; more than 1 is over-dispersion.</param>
    public static Figure Of(double width, double shift = 0, double scale = 1)
    {
        if (!(width > 0 && scale > 0) || !double.IsFinite(width) || !double.IsFinite(shift) || !double.IsFinite(scale))
            return Figure.Absent("a width and a scale are positive, a shift is finite");
        var chance = StandardNormal.Below((shift - width) / scale) + StandardNormal.Below((-width - shift) / scale);
        return chance > 0 ? Figure.Of(1 / chance) : Figure.Absent("an alarm is too rare for a number");
    }

    /// <summary>The width L with a wanted run length in control, -Phi^-1(1 / (2 ARL0)); absent when the wanted one is 1 or less.</summary>
    /// <param name="wanted">ARL0 in points, above 1.</param>
    public static Figure Width(double wanted) => wanted > 1 && double.IsFinite(wanted)
        ? Figure.Of(-StandardNormal.Quantile(0.5 / wanted))
        : Figure.Absent("a wanted run length is above 1");
}
