using MathNet.Numerics.Distributions;

namespace ModelWatch.Statistics.Inference;

/// <summary>
/// How many rows a statement needs, and what a number of rows can state. Rows are real numbers: the reader takes them up. With weights, hand in the
/// effective number. z of the level is two-sided. Pure functions, thread safe.
/// </summary>
public static class SampleSize
{
    /// <summary>Half-width of the normal interval of a proportion, z sqrt(p (1 - p) / n); absent for p outside [0, 1] or n not above 0.</summary>
    /// <param name="rate">p, the expected proportion.</param>
    /// <param name="rows">n.</param>
    /// <param name="level">In (0, 1).</param>
    public static Figure HalfWidth(double rate, double rows, double level = Proportion.Level) =>
        Why(rate, rate, rows, level) is { } why ? Figure.Absent(why) : Figure.Of(Proportion.Z(level) * Math.Sqrt(rate * (1 - rate) / rows));

    /// <summary>Rows for a half-width, z^2 p (1 - p) / w^2; absent for p outside [0, 1] or w not above 0.</summary>
    /// <param name="rate">p, the expected proportion.</param>
    /// <param name="halfWidth">w, above 0.</param>
    /// <param name="level">In (0, 1).</param>
    public static Figure RowsForHalfWidth(double rate, double halfWidth, double level = Proportion.Level)
    {
        if (Why(rate, rate, halfWidth, level) is { } why)
            return Figure.Absent(why);
        var z = Proportion.Z(level) / halfWidth;
        return Figure.Of(z * z * rate * (1 - rate));
    }

    /// <summary>Rows that show a change of a proportion with a power, ((z_a sqrt(p0 q0) + z_b sqrt(p1 q1)) / (p0 - p1))^2; absent for equal proportions.</summary>
    /// <param name="before">p0, the validated proportion, in [0, 1].</param>
    /// <param name="after">p1, in [0, 1], other than p0.</param>
    /// <param name="power">In (0, 1).</param>
    /// <param name="level">In (0, 1).</param>
    public static Figure RowsForChange(double before, double after, double power = 0.8, double level = Proportion.Level)
    {
        if (Why(before, after, 1, level) is { } why)
            return Figure.Absent(why);
        if (before == after || !(power > 0 && power < 1))
            return Figure.Absent("the proportions differ and a power lies in (0, 1)");
        var root = (Proportion.Z(level) * Spread(before) + Normal.InvCDF(0, 1, power) * Spread(after)) / (before - after);
        return Figure.Of(root * root);
    }

    /// <summary>
    /// The chance that n rows show a change of a proportion, Phi((|p0 - p1| sqrt n - z sqrt(p0 q0)) / sqrt(p1 q1)); absent for p outside [0, 1], p1
    /// of 0 or 1, or n not above 0.
    /// </summary>
    /// <param name="before">p0, the validated proportion.</param>
    /// <param name="after">p1, in (0, 1).</param>
    /// <param name="rows">n.</param>
    /// <param name="level">In (0, 1).</param>
    public static Figure Power(double before, double after, double rows, double level = Proportion.Level)
    {
        if (Why(before, after, rows, level) is { } why)
            return Figure.Absent(why);
        return Spread(after) == 0
            ? Figure.Absent("the changed proportion does not vary")
            : Figure.Of(Normal.CDF(0, 1, (Math.Abs(before - after) * Math.Sqrt(rows) - Proportion.Z(level) * Spread(before)) / Spread(after)));
    }

    /// <summary>The smallest fall of a proportion that n rows show with a power; absent when even a fall to 0 is not, or for p outside (0, 1].</summary>
    /// <param name="before">p0, the validated proportion, in (0, 1].</param>
    /// <param name="rows">n.</param>
    /// <param name="power">In (0, 1).</param>
    /// <param name="level">In (0, 1).</param>
    public static Figure DetectableFall(double before, double rows, double power = 0.8, double level = Proportion.Level)
    {
        if (Why(before, before, rows, level) is { } why)
            return Figure.Absent(why);
        bool Enough(double after) => RowsForChange(before, after, power, level).Value <= rows;
        if (!Enough(0))
            return Figure.Absent("too few rows for any fall");
        double seen = 0, unseen = before;
        for (var i = 0; i < 100 && unseen - seen > 1e-12; i++)
        {
            var middle = (seen + unseen) / 2;
            (seen, unseen) = Enough(middle) ? (middle, unseen) : (seen, middle);
        }
        return Figure.Of(before - seen);
    }

    /// <summary>Standard error of ln(observed / expected events), sqrt((1 - f) / (n f)); absent for f outside (0, 1) or n not above 0.</summary>
    /// <param name="eventShare">f, the share of events.</param>
    /// <param name="rows">n.</param>
    public static Figure ObservedExpectedError(double eventShare, double rows) => eventShare > 0 && eventShare < 1 && rows > 0
        ? Figure.Of(Math.Sqrt((1 - eventShare) / (rows * eventShare)))
        : Figure.Absent("the share of events lies in (0, 1), rows are above 0");

    /// <summary>Rows for a standard error of ln(observed / expected), (1 - f) / (f SE^2); absent for f outside (0, 1) or an error not above 0.</summary>
    /// <param name="eventShare">f, the share of events.</param>
    /// <param name="error">SE, above 0.</param>
    public static Figure RowsForObservedExpected(double eventShare, double error) => eventShare > 0 && eventShare < 1 && error > 0
        ? Figure.Of((1 - eventShare) / (eventShare * error * error))
        : Figure.Absent("the share of events lies in (0, 1), the error is above 0");

    private static double Spread(double rate) => Math.Sqrt(rate * (1 - rate));

    private static string? Why(double before, double after, double positive, double level) =>
        !(before is >= 0 and <= 1 && after is >= 0 and <= 1) ? "a proportion lies in [0, 1]"
        : !(positive > 0) || !double.IsFinite(positive) ? "rows and widths are above 0"
        : !(level > 0 && level < 1) ? "a level lies in (0, 1)"
        : null;
}
