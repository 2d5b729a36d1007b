namespace ModelWatch.Statistics.Inference;

/// <summary>
/// Sensitivity and specificity when whether an outcome was looked up depends on the decision (Begg and Greenes 1983). It needs verified rows on both
/// sides, and verification must depend on nothing else. Pure functions, thread safe.
/// </summary>
public static class VerificationBias
{
    /// <summary>
    /// Chance of a positive decision given an event, t a / (t a + (1 - t) b), with t the share of positive decisions and a, b the shares of events
    /// among the verified; interval by the delta method on the logit. Absent where a side has nothing verified or there are no events; without an
    /// interval at 0 and 1.
    /// </summary>
    /// <param name="positive">Rows decided positive.</param>
    /// <param name="negative">Rows decided negative.</param>
    /// <param name="level">In (0, 1).</param>
    public static Figure Sensitivity(VerifiedGroup positive, VerifiedGroup negative, double level = Proportion.Level) =>
        Why(positive, negative) is { } why
            ? Figure.Absent(why)
            : Corrected(positive, negative, group => group.Events / group.Verified, "no events among the verified", level);

    /// <summary>Chance of a negative decision given no event, (1 - t)(1 - b) / ((1 - t)(1 - b) + t (1 - a)); as for <see cref="Sensitivity"/>.</summary>
    /// <param name="positive">Rows decided positive.</param>
    /// <param name="negative">Rows decided negative.</param>
    /// <param name="level">In (0, 1).</param>
    public static Figure Specificity(VerifiedGroup positive, VerifiedGroup negative, double level = Proportion.Level) =>
        Why(positive, negative) is { } why
            ? Figure.Absent(why)
            : Corrected(negative, positive, group => 1 - group.Events / group.Verified, "only events among the verified", level);

    /// <summary>logit = logit t + ln a - ln b: the three terms are independent, so their variances add.</summary>
    private static Figure Corrected(VerifiedGroup right, VerifiedGroup wrong, Func<VerifiedGroup, double> share, string none, double level)
    {
        double a = share(right), b = share(wrong), all = right.Rows + wrong.Rows;
        double found = right.Rows * a, missed = wrong.Rows * b;
        if (!(found + missed > 0))
            return Figure.Absent(none);
        var value = found / (found + missed);
        var figure = Figure.Of(value);
        if (found == 0 || missed == 0)
            return figure;
        var error = Math.Sqrt(all / (right.Rows * wrong.Rows) + (1 - a) / (right.Verified * a) + (1 - b) / (wrong.Verified * b));
        double logit = Math.Log(found / missed), half = Proportion.Z(level) * error;
        return figure.Within(1 / (1 + Math.Exp(half - logit)), 1 / (1 + Math.Exp(-half - logit)), level);
    }

    private static string? Why(VerifiedGroup positive, VerifiedGroup negative)
    {
        if (!positive.IsValid || !negative.IsValid)
            throw new ArgumentOutOfRangeException(nameof(positive), "Events are at most the verified, the verified at most the rows.");
        return positive.Verified == 0 ? "no positive decision was verified"
            : negative.Verified == 0 ? "no negative decision was verified"
            : null;
    }
}
