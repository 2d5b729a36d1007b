namespace ModelWatch.Statistics.Inference;

/// <summary>Intervals of a rate of events in an exposure. Pure functions, thread safe.</summary>
public static class PoissonRate
{
    /// <summary>
    /// Events / exposure with the exact interval of Garwood (1936), chi-square quantiles at 2x and 2x + 2 degrees of freedom, never short of the
    /// level; absent without exposure.
    /// </summary>
    /// <param name="events">0 or more; not a whole number for weighted sums.</param>
    /// <param name="exposure">Days, predictions or rows, 0 or more; the rate is in its inverse unit.</param>
    /// <param name="level">In (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public static Figure Garwood(double events, double exposure, double level = Proportion.Level)
    {
        Check(events, exposure, level);
        if (exposure == 0)
            return Figure.Absent("no exposure");
        var (lower, upper) = Ends(events, level);
        return Figure.Exact(events / exposure).Within(lower / exposure, upper / exposure, level);
    }

    /// <summary>First minus second rate; the interval joins the two Garwood intervals by squares (Zou and Donner 2008). Absent when a side has no exposure.</summary>
    /// <param name="events">Events of the first.</param>
    /// <param name="exposure">Exposure of the first.</param>
    /// <param name="otherEvents">Events of the second.</param>
    /// <param name="otherExposure">Exposure of the second.</param>
    /// <param name="level">In (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public static Figure Difference(double events, double exposure, double otherEvents, double otherExposure, double level = Proportion.Level)
    {
        Figure one = Garwood(events, exposure, level), two = Garwood(otherEvents, otherExposure, level);
        if (one.Value is not { } r1 || two.Value is not { } r2)
            return Figure.Absent("no exposure");
        return Figure.Exact(r1 - r2).Within(
            r1 - r2 - double.Hypot(r1 - one.Lower!.Value, two.Upper!.Value - r2),
            r1 - r2 + double.Hypot(one.Upper!.Value - r1, r2 - two.Lower!.Value), level);
    }

    /// <summary>
    /// First / second rate with the exact interval given the total: Clopper-Pearson of the first's part of all events. Absent when a side has no
    /// exposure or the second no events; without an upper end there is no interval.
    /// </summary>
    /// <param name="events">Events of the first.</param>
    /// <param name="exposure">Exposure of the first.</param>
    /// <param name="otherEvents">Events of the second.</param>
    /// <param name="otherExposure">Exposure of the second.</param>
    /// <param name="level">In (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public static Figure Ratio(double events, double exposure, double otherEvents, double otherExposure, double level = Proportion.Level)
    {
        Check(events, exposure, level);
        Check(otherEvents, otherExposure, level);
        if (exposure == 0 || otherExposure == 0)
            return Figure.Absent("no exposure");
        if (otherEvents == 0)
            return Figure.Absent("no events in the second");
        var part = Proportion.ClopperPearson(events, events + otherEvents, level);
        double Odds(double share) => share / (1 - share) * otherExposure / exposure;
        return Figure.Exact(events / exposure / (otherEvents / otherExposure)).Within(Odds(part.Lower!.Value), Odds(part.Upper!.Value), level);
    }

    private static (double Lower, double Upper) Ends(double events, double level)
    {
        var tail = (1 - level) / 2;
        return (events == 0 ? 0 : GammaQuantile.Of(events, tail), GammaQuantile.Of(events + 1, 1 - tail));
    }

    private static void Check(double events, double exposure, double level)
    {
        if (!(events >= 0) || !double.IsFinite(events))
            throw new ArgumentOutOfRangeException(nameof(events), events, "Events are finite and 0 or more.");
        if (!(exposure >= 0) || !double.IsFinite(exposure))
            throw new ArgumentOutOfRangeException(nameof(exposure), exposure, "An exposure is finite and 0 or more.");
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies in (0, 1).");
    }
}
