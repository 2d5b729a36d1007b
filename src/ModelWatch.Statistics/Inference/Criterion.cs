namespace ModelWatch.Statistics.Inference;

/// <summary>
/// The decision rule: met when the end of the interval on the bad side satisfies the criterion, not met when the other end violates it, else not
/// assessable. A figure without an interval is never met. Pure functions, thread safe.
/// </summary>
public static class Criterion
{
    /// <summary>Judges "at least": met when the lower end is at or above the threshold, not met when the upper end is below it.</summary>
    /// <param name="figure">A figure with an interval.</param>
    /// <param name="threshold">The least acceptable value, inclusive; NaN is not assessable.</param>
    public static Verdict AtLeast(Figure figure, double threshold) =>
        figure.Lower >= threshold ? Verdict.Met : figure.Upper < threshold ? Verdict.NotMet : Verdict.NotAssessable;

    /// <summary>Judges "at most": met when the upper end is at or below the threshold, not met when the lower end is above it.</summary>
    /// <param name="figure">A figure with an interval.</param>
    /// <param name="threshold">The largest acceptable value, inclusive; NaN is not assessable.</param>
    public static Verdict AtMost(Figure figure, double threshold) =>
        figure.Upper <= threshold ? Verdict.Met : figure.Lower > threshold ? Verdict.NotMet : Verdict.NotAssessable;

    /// <summary>Judges "between": met when the interval lies inside the bounds, not met when it lies wholly outside them on one side.</summary>
    /// <param name="figure">A figure with an interval.</param>
    /// <param name="low">The least acceptable value, inclusive.</param>
    /// <param name="high">The largest acceptable value, inclusive.</param>
    public static Verdict Between(Figure figure, double low, double high) =>
        figure.Lower >= low && figure.Upper <= high ? Verdict.Met
        : figure.Upper < low || figure.Lower > high ? Verdict.NotMet
        : Verdict.NotAssessable;
}
