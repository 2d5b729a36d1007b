using System.Globalization;
using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Fairness;

/// <summary>
/// Parity of shares between the values of a segment: selection rates (demographic parity), true positive rates (equal opportunity), false
/// positive rates, accuracies. Pure functions, thread safe.
/// </summary>
public static class Parity
{
    /// <summary>The smallest effective number of trials a group must have.</summary>
    public const double LeastTrials = 30;

    // Weights that are no dyadic fractions add up to a little less than their rows.
    private const double Rounding = 1e-9;

    /// <summary>
    /// First minus second share with the interval of Newcombe (1998, method 10); absent below <paramref name="least"/> effective trials.
    /// </summary>
    /// <param name="first">A group.</param>
    /// <param name="second">Another.</param>
    /// <param name="least">The smallest effective number of trials.</param>
    /// <param name="level">In (0, 1).</param>
    public static Figure Difference(GroupShare first, GroupShare second, double least = LeastTrials, double level = Proportion.Level)
    {
        if ((TooFew(first, least) ?? TooFew(second, least)) is { } why)
            return Figure.Absent(why);
        var interval = Proportion.Newcombe(Scaled(first), first.EffectiveTrials, Scaled(second), second.EffectiveTrials, level);
        return interval with { Value = first.Successes / first.Trials - second.Successes / second.Trials };
    }

    /// <summary>
    /// First over second share, 0 or more, with the score interval (<see cref="RateRatio"/>); absent below <paramref name="least"/> effective
    /// trials or when the second share is 0.
    /// </summary>
    /// <param name="first">A group.</param>
    /// <param name="second">Another.</param>
    /// <param name="least">The smallest effective number of trials.</param>
    /// <param name="level">In (0, 1).</param>
    public static Figure Ratio(GroupShare first, GroupShare second, double least = LeastTrials, double level = Proportion.Level)
    {
        if ((TooFew(first, least) ?? TooFew(second, least)) is { } why)
            return Figure.Absent(why);
        var interval = RateRatio.Of(Scaled(first), first.EffectiveTrials, Scaled(second), second.EffectiveTrials, level);
        return interval.IsPresent ? interval with { Value = first.Successes / first.Trials / (second.Successes / second.Trials) } : interval;
    }

    /// <summary>
    /// Every group against all others together, the intervals simultaneous (Bonferroni: level 1 - 0.05 / groups); one entry a group, empty
    /// for fewer than two groups.
    /// </summary>
    /// <param name="groups">The groups, names distinct.</param>
    /// <param name="least">The smallest effective number of trials.</param>
    public static IReadOnlyList<GroupGap> AgainstOthers(IReadOnlyList<GroupShare> groups, double least = LeastTrials)
    {
        if (groups.Count < 2)
            return [];
        // Two groups are one comparison, seen from both sides.
        var level = 1 - (1 - Proportion.Level) / (groups.Count == 2 ? 1 : groups.Count);
        var gaps = new List<GroupGap>(groups.Count);
        foreach (var group in groups)
        {
            var others = group.Others(groups);
            gaps.Add(new GroupGap(group.Group, others.Group, Difference(group, others, least, level), Ratio(group, others, least, level)));
        }
        return gaps;
    }

    /// <summary>
    /// The largest share against the smallest: <c>parity_difference</c>, largest minus smallest, in [0, 1], and <c>parity_ratio</c>, smallest
    /// over largest, in [0, 1] (the four-fifths rule asks for 0.8). Groups below <paramref name="least"/> effective trials take no part;
    /// absent when fewer than two are left. The pair is chosen after the fact, so the ends are the worst over all pairs, each at level
    /// 1 - 0.05 / pairs: never short of 95 %.
    /// </summary>
    /// <param name="groups">The groups, names distinct.</param>
    /// <param name="least">The smallest effective number of trials.</param>
    public static GroupGap Largest(IReadOnlyList<GroupShare> groups, double least = LeastTrials)
    {
        var kept = groups.Where(g => TooFew(g, least) is null).OrderBy(g => g.Successes / g.Trials).ToArray();
        if (kept.Length < 2)
        {
            var why = Figure.Absent(string.Create(CultureInfo.InvariantCulture, $"fewer than two groups with {least:0.#} rows"));
            return new GroupGap(kept.Length == 0 ? "none" : kept[0].Group, "none", why, why);
        }
        var level = 1 - (1 - Proportion.Level) / (kept.Length * (kept.Length - 1) / 2);
        var (low, high) = (kept[0], kept[^1]);
        double lower = 0, upper = 0, ratioLower = double.PositiveInfinity, ratioUpper = double.PositiveInfinity;
        for (var a = 0; a < kept.Length; a++)
        {
            for (var b = a + 1; b < kept.Length; b++)
            {
                var difference = Difference(kept[b], kept[a], least, level);
                // Without ends a difference may be anything.
                lower = Math.Max(lower, difference.Lower ?? 0);
                upper = Math.Max(upper, Math.Max(difference.Upper ?? 1, -(difference.Lower ?? -1)));
                var ratio = Ratio(kept[a], kept[b], least, level);
                ratioLower = Math.Min(ratioLower, Math.Min(ratio.Lower ?? 0, 1 / (ratio.Upper ?? double.PositiveInfinity)));
                ratioUpper = Math.Min(ratioUpper, Math.Min(1, ratio.Upper ?? 1));
            }
        }
        var value = high.Successes / high.Trials - low.Successes / low.Trials;
        var share = Ratio(low, high, least, level) with { Lower = null, Upper = null, Level = null };
        return new GroupGap(
            high.Group, low.Group, Figure.Of(value).Within(Math.Min(lower, value), Math.Max(value, upper), Proportion.Level),
            share.Within(Math.Min(ratioLower, share.Value ?? 0), Math.Max(ratioUpper, share.Value ?? 0), Proportion.Level));
    }

    internal static string? TooFew(GroupShare group, double least) =>
        group.Trials <= 0 ? $"no rows of {group.Group}"
        : group.EffectiveTrials < least * (1 - Rounding) ? string.Create(CultureInfo.InvariantCulture, $"fewer than {least:0.#} rows of {group.Group}")
        : null;

    private static double Scaled(GroupShare group) => Math.Clamp(group.Successes, 0, group.Trials) * group.Trust;
}
