namespace ModelWatch.Statistics.ControlCharts;

/// <summary>
/// Run lengths of the tabular CUSUM of independent normal points: Page's integral equation solved at Gauss-Legendre nodes (Nystroem), with the
/// atom at 0 as one more unknown. Relative error below 1e-8, or 1e-14 of the length where that is more; absent beyond 10^12 points. Pure, thread safe.
/// </summary>
public static class CusumRunLength
{
    private const double Largest = 60;

    /// <summary>Mean number of points to an alarm of the upper chart alone, C = max(0, C + z - k) > h; absent for parameters out of range.</summary>
    /// <param name="reference">k, 0 or more, in standard deviations.</param>
    /// <param name="limit">h, in (0, 60], in standard deviations.</param>
    /// <param name="shift">The shift of the mean in standard deviations, either sign; 0 is in control.</param>
    /// <param name="start">The head start, in [0, h].</param>
    public static Figure OneSided(double reference, double limit, double shift = 0, double start = 0)
    {
        if (Why(reference, limit, shift) is { } why)
            return Figure.Absent(why);
        if (!(start >= 0 && start <= limit))
            return Figure.Absent("a head start lies between 0 and the limit");
        return LongestRun.Of(Profile(reference, limit, shift).From(start));
    }

    /// <summary>
    /// Mean number of points to an alarm of either side. From 0, 1 / ARL = 1 / ARL+ + 1 / ARL-, exact since one side is at 0 when the other
    /// alarms (equal h, k >= 0); with head starts the formula of Lucas and Crosier (1982).
    /// </summary>
    /// <param name="reference">k, 0 or more, of both sides.</param>
    /// <param name="limit">h, in (0, 60], of both sides.</param>
    /// <param name="shift">The shift of the mean in standard deviations, either sign.</param>
    /// <param name="start">The head start of both sides, in [0, h]; fast initial response is h / 2.</param>
    public static Figure Of(double reference, double limit, double shift = 0, double start = 0)
    {
        if (Why(reference, limit, shift) is { } why)
            return Figure.Absent(why);
        if (!(start >= 0 && start <= limit))
            return Figure.Absent("a head start lies between 0 and the limit");
        var (up, down) = (Profile(reference, limit, shift), Profile(reference, limit, -shift));
        // Divided through by the product, so that two long run lengths do not overflow.
        return LongestRun.Of((up.Kept(start) + down.Kept(start) - 1) / (up.Rate + down.Rate));
    }

    /// <summary>
    /// Expected delay of the upper chart for a shift that comes after a long time without an alarm. The lower side is left out: it could only
    /// alarm in addition. Absent for parameters out of range.
    /// </summary>
    /// <param name="reference">k, 0 or more.</param>
    /// <param name="limit">h, in (0, 60].</param>
    /// <param name="shift">The shift that comes.</param>
    public static Figure AfterQuiet(double reference, double limit, double shift)
    {
        if (Why(reference, limit, shift) is { } why)
            return Figure.Absent(why);
        if (Profile(reference, limit, 0).LongQuiet() is not { } quiet)
            return Figure.Absent("the quiet state does not settle");
        var delays = Profile(reference, limit, shift).Lengths;
        return LongestRun.Of(quiet.Zip(delays, (mass, delay) => mass * delay).Sum());
    }

    /// <summary>The limit h with a wanted two-sided run length in control; absent when no h in (0, 60] has it.</summary>
    /// <param name="reference">k, 0 or more.</param>
    /// <param name="wanted">ARL0 in points.</param>
    /// <param name="headStart">The head start as a share of h, in [0, 1).</param>
    public static Figure Limit(double reference, double wanted, double headStart = 0) =>
        LimitSearch.Find(h => Of(reference, h, 0, headStart * h), wanted, 0.01, Largest);

    /// <summary>
    /// Siegmund's approximation (1985), two-sided: one side (exp(-2 D b) + 2 D b - 1) / (2 D^2), D = shift - k, b = h + 1.166. A cross-check:
    /// within 1.5 % in control and 4 % at two standard deviations; for usual charts, never below 1.
    /// </summary>
    /// <param name="reference">k, 0 or more.</param>
    /// <param name="limit">h, above 0.</param>
    /// <param name="shift">The shift of the mean in standard deviations.</param>
    public static Figure Siegmund(double reference, double limit, double shift = 0) => Why(reference, limit, shift) is { } why
        ? Figure.Absent(why)
        : Figure.Of(Math.Max(1, 1 / (1 / SiegmundSide(shift - reference, limit) + 1 / SiegmundSide(-shift - reference, limit))));

    private static double SiegmundSide(double drift, double limit)
    {
        var b = limit + 1.166;
        return Math.Abs(drift) < 1e-6 ? b * b : (Math.Exp(-2 * drift * b) + 2 * drift * b - 1) / (2 * drift * drift);
    }

    private static CusumProfile Profile(double reference, double limit, double shift) => new(reference, limit, shift);

    private static string? Why(double reference, double limit, double shift) =>
        !(reference >= 0) || !double.IsFinite(reference) ? "the reference value is 0 or more"
        : !(limit > 0 && limit <= Largest) ? "the limit lies in (0, 60]"
        : !double.IsFinite(shift) ? "the shift is finite"
        : null;
}
