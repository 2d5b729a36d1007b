using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.ControlCharts;

/// <summary>Limits from an approved stable span (phase I). A span that cannot give limits gives absent ones with the reason. Pure, thread safe.</summary>
public static class PhaseOne
{
    /// <summary>The fewest individual points that give limits.</summary>
    public const int FewestPoints = 100;

    /// <summary>Individual points below which the limits carry a warning (Quesenberry 1993).</summary>
    public const int EnoughPoints = 300;

    /// <summary>The fewest groups that give limits of an attribute chart.</summary>
    public const int FewestGroups = 20;

    /// <summary>The mean moving range of two independent normal points in standard deviations, d2 of two, to the digits that quality texts print.</summary>
    public const double MovingRange = 1.128;

    /// <summary>
    /// Centre and sigma = MR-bar / 1.128 of individual points, so that 3 sigma is 2.66 MR-bar. Moving ranges do not reach over a point left out
    /// or not finite. Absent with fewer than <see cref="FewestPoints"/> points used or when they do not vary.
    /// </summary>
    /// <param name="span">The points in order of time.</param>
    /// <param name="version">The version of the limits, 1 or more.</param>
    /// <param name="excluded">Points to leave out, each with its reason; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The version is below 1, or an exclusion lies outside the span.</exception>
    public static FrozenLimits Individuals(ReadOnlySpan<double> span, int version, IReadOnlyList<Exclusion>? excluded = null)
    {
        var left = Excluded(span.Length, version, excluded);
        var points = new double[span.Length];
        for (var i = 0; i < points.Length; i++)
            points[i] = left.Any(exclusion => exclusion.Point == i) || !double.IsFinite(span[i]) ? double.NaN : span[i];
        var kept = Array.FindAll(points, double.IsFinite);
        if (kept.Length < FewestPoints)
            return Nothing(version, kept.Length, left, $"{kept.Length} points, fewer than {FewestPoints}");
        var sigma = MeanMovingRange(points) / MovingRange;
        return sigma > 0
            ? Frozen(version, kept.Average(), Figure.Of(sigma), points, left, EnoughPoints)
            : Nothing(version, kept.Length, left, "the points do not vary");
    }

    /// <summary>
    /// Centre = sum of counts / sum of sizes and the spread of groups: 1, or for Laney's chart sigma_Z = MR-bar(Z) / 1.128 with Z the group's
    /// distance from the centre in its own standard deviations. Absent with fewer than <see cref="FewestGroups"/> usable groups, with a centre
    /// of 0 or 1, or (Laney) when Z does not vary.
    /// </summary>
    /// <param name="kind">A proportion or a rate.</param>
    /// <param name="counts">Rows with the property, or events, a group, in order of time.</param>
    /// <param name="sizes">Rows or exposure a group.</param>
    /// <param name="version">The version of the limits, 1 or more.</param>
    /// <param name="laney">Whether the spread between groups is estimated.</param>
    /// <param name="excluded">Groups to leave out, each with its reason; null for none.</param>
    /// <exception cref="ArgumentException">Counts and sizes differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The version is below 1, or an exclusion lies outside the span.</exception>
    public static FrozenLimits Attributes(
        AttributeKind kind, IReadOnlyList<double> counts, IReadOnlyList<double> sizes, int version, bool laney = true, IReadOnlyList<Exclusion>? excluded = null)
    {
        if (counts.Count != sizes.Count)
            throw new ArgumentException("Every group has a count and a size.", nameof(sizes));
        var left = Excluded(counts.Count, version, excluded);
        var used = Enumerable.Range(0, counts.Count)
            .Where(i => AttributeChart.IsGroup(kind, counts[i], sizes[i]) && left.All(exclusion => exclusion.Point != i)).ToHashSet();
        if (used.Count < FewestGroups)
            return Nothing(version, used.Count, left, $"{used.Count} groups, fewer than {FewestGroups}");
        var centre = used.Sum(i => counts[i]) / used.Sum(i => sizes[i]);
        if (centre == 0 || (kind == AttributeKind.Proportion && centre == 1))
            return Nothing(version, used.Count, left, "all groups have none, or all, of the property");
        var plain = new AttributeChart(kind, centre);
        var distances = Enumerable.Range(0, counts.Count)
            .Select(i => used.Contains(i) ? (counts[i] / sizes[i] - centre) / plain.Sigma(sizes[i]) : double.NaN).ToArray();
        var spread = laney ? MeanMovingRange(distances) / MovingRange : 1;
        return spread > 0
            ? Frozen(version, centre, Figure.Of(spread), distances, left, FewestGroups)
            : Nothing(version, used.Count, left, "the groups do not vary");
    }

    private static FrozenLimits Frozen(
        int version, double centre, Figure sigma, double[] points, IReadOnlyList<Exclusion> left, int enough)
    {
        var lag = Autocorrelation.LagOne(points);
        var used = points.Count(double.IsFinite);
        var warnings = new List<string>();
        if (used < enough)
            warnings.Add($"{used} points, fewer than {enough}: estimated limits shorten the run length in control");
        // Two standard errors of r under independence.
        if (lag.Value is { } r && Math.Abs(r) > 2 / Math.Sqrt(used))
            warnings.Add($"lag-1 autocorrelation {r:0.00}: chart residuals or widen the limits");
        return new FrozenLimits(version, Figure.Of(centre), sigma, used, left, lag, warnings);
    }

    private static FrozenLimits Nothing(int version, int points, IReadOnlyList<Exclusion> left, string why) =>
        new(version, Figure.Absent(why), Figure.Absent(why), points, left, Figure.Absent(why), []);

    private static double MeanMovingRange(double[] points)
    {
        var ranges = points.Skip(1).Zip(points, (now, before) => Math.Abs(now - before)).Where(double.IsFinite).ToArray();
        return ranges.Length == 0 ? 0 : ranges.Average();
    }

    private static Exclusion[] Excluded(int points, int version, IReadOnlyList<Exclusion>? excluded)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        if (excluded?.FirstOrDefault(exclusion => exclusion.Point >= points) is { } outside)
            throw new ArgumentOutOfRangeException(nameof(excluded), outside.Point, "An exclusion lies inside the span.");
        return [.. excluded ?? []];
    }
}
