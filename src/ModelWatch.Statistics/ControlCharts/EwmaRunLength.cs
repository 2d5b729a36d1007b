namespace ModelWatch.Statistics.ControlCharts;

/// <summary>
/// Run lengths of the two-sided EWMA of independent normal points (Lucas and Saccucci 1990): the integral equation over the band solved at
/// Gauss-Legendre nodes. Relative error below 1e-8, or 1e-14 of the length where that is more; absent beyond 10^12 points. Pure, thread safe.
/// </summary>
public static class EwmaRunLength
{
    private const double Largest = 12;

    /// <summary>Mean number of points to an alarm with the asymptotic limits L sqrt(lambda / (2 - lambda)), from the centre; absent for parameters out of range.</summary>
    /// <param name="lambda">Weight of the newest point, in [0.005, 1].</param>
    /// <param name="width">L, in (0, 12].</param>
    /// <param name="shift">The shift of the mean in standard deviations, either sign; 0 is in control.</param>
    public static Figure Of(double lambda, double width, double shift = 0) =>
        Why(lambda, width, shift) is { } why ? Figure.Absent(why) : LongestRun.Of(new EwmaProfile(lambda, width, shift).From(0));

    /// <summary>
    /// Mean number of points to an alarm with the exact limits, narrower for the first points by sqrt(1 - (1 - lambda)^2t); absent for parameters
    /// out of range. The shift is there from the first point on.
    /// </summary>
    /// <param name="lambda">Weight of the newest point, in [0.005, 1].</param>
    /// <param name="width">L, in (0, 12].</param>
    /// <param name="shift">The shift of the mean in standard deviations.</param>
    public static Figure TimeVarying(double lambda, double width, double shift = 0)
    {
        if (Why(lambda, width, shift) is { } why)
            return Figure.Absent(why);
        var later = new EwmaProfile(lambda, width, shift);
        // Backwards from the step at which the limits have settled: the time still to go as a function of where the chart stands.
        var settled = lambda == 1 ? 1 : Math.Max(1, (int)Math.Ceiling(Math.Log(1e-12) / (2 * Math.Log(1 - lambda))));
        var togo = later.Lengths;
        var band = 1.0;
        for (var step = settled; step >= 1; step--)
        {
            var before = step == 1 ? 0 : Math.Sqrt(1 - Math.Pow(1 - lambda, 2.0 * (step - 1)));
            togo = later.Back(togo, band, before);
            band = before;
        }
        return LongestRun.Of(togo[0]);
    }

    /// <summary>Expected delay for a shift that comes after a long time without an alarm, asymptotic limits; absent for parameters out of range.</summary>
    /// <param name="lambda">Weight of the newest point, in [0.005, 1].</param>
    /// <param name="width">L, in (0, 12].</param>
    /// <param name="shift">The shift that comes.</param>
    public static Figure AfterQuiet(double lambda, double width, double shift)
    {
        if (Why(lambda, width, shift) is { } why)
            return Figure.Absent(why);
        if (new EwmaProfile(lambda, width, 0).LongQuiet() is not { } quiet)
            return Figure.Absent("the quiet state does not settle");
        var delays = new EwmaProfile(lambda, width, shift).Lengths;
        return LongestRun.Of(quiet.Zip(delays, (mass, delay) => mass * delay).Sum());
    }

    /// <summary>The width L with a wanted run length in control; absent when no L in (0, 12] has it.</summary>
    /// <param name="lambda">Weight of the newest point, in [0.005, 1].</param>
    /// <param name="wanted">ARL0 in points.</param>
    /// <param name="timeVarying">True for a chart with the exact limits of the first points, false for the asymptotic ones.</param>
    public static Figure Width(double lambda, double wanted, bool timeVarying = false) =>
        LimitSearch.Find(width => timeVarying ? TimeVarying(lambda, width) : Of(lambda, width), wanted, 0.05, Largest);

    private static string? Why(double lambda, double width, double shift) =>
        !(lambda is >= 0.005 and <= 1) ? "lambda lies in [0.005, 1]"
        : !(width > 0 && width <= Largest) ? "the width lies in (0, 12]"
        : !double.IsFinite(shift) ? "the shift is finite"
        : null;
}
