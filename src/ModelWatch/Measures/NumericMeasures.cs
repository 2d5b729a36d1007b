using ModelWatch.References;
using ModelWatch.Statistics;
using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Measures;

/// <summary>Figures of a numeric input or output: its distance from the reference, and what it is by itself.</summary>
internal static class NumericMeasures
{
    private static readonly (string Name, double Level)[] Levels = [("quantile_05", 0.05), ("quantile_50", 0.5), ("quantile_95", 0.95)];

    /// <summary>All of a number with a reference or without.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["ks", "ks_p", "wasserstein", "wasserstein_scaled", .. ShareMeasures.Names, .. RankMeasures.Names, "mean", "stddev", .. Levels.Select(l => l.Name)];

    public static IEnumerable<Measurement> Of(MeasureScope scope, FeatureProfile? reference, FeatureProfile current, RawPair? raw)
    {
        if (current.Numbers is not { } now)
            yield break;
        var unit = current.Schema.Input?.Unit;
        var drift = reference is { Provisional: false, Numbers: { } was } ? Drift(scope, was, FeatureBaseline.Of(reference).Numbers!, now, raw) : Missing(reference);
        foreach (var (measure, figure) in drift.Concat(Summary(scope, now, raw)))
            yield return scope.Measure(current.Subject, measure, figure, now.Rows, unit);
    }

    private static IEnumerable<(string Measure, Figure Figure)> Drift(MeasureScope scope, NumericProfile was, NumericBaseline known, NumericProfile now, RawPair? raw)
    {
        var ks = raw is null ? KolmogorovSmirnov.FromProfiles(was, now) : KolmogorovSmirnov.ExactSorted(raw.Reference, raw.Current);
        yield return ("ks", ks);
        yield return ("ks_p", ks.Value is { } d ? KolmogorovSmirnov.PValue(d, was.Rows, Whole(scope.Effective(now.Rows))) : ks);
        var distance = raw is null ? Wasserstein.FromProfile(known, now) : Wasserstein.ExactSorted(raw.Reference, raw.Current);
        yield return ("wasserstein", distance);
        yield return ("wasserstein_scaled", Wasserstein.Scaled(distance, known.Variance));
        var deciles = raw is null ? PairedCounts.Deciles(known, now) : PairedCounts.Deciles(raw.Reference, raw.Current);
        foreach (var shares in ShareMeasures.Of(deciles))
            yield return shares;
        foreach (var rank in RankMeasures.Of(scope, was, known, now, ks, raw))
            yield return rank;
    }

    private static IEnumerable<(string Measure, Figure Figure)> Missing(FeatureProfile? reference) =>
        new[] { "ks", "ks_p", "wasserstein", "wasserstein_scaled" }.Concat(ShareMeasures.Names).Concat(RankMeasures.Names)
            .Select(name => (name, Figure.Absent(reference is null ? MeasureScope.NoReference : "no reference values")));

    private static IEnumerable<(string Measure, Figure Figure)> Summary(MeasureScope scope, NumericProfile now, RawPair? raw)
    {
        var spread = now.StandardDeviation;
        yield return ("mean", Mean(now, scope.Effective(now.Rows)));
        yield return ("stddev", spread);
        foreach (var (name, level) in Levels)
            yield return (name, raw is { Current.Length: > 0 } ? Figure.Exact(Inverted(raw.Current, level)) : now.Quantile(level));
    }

    /// <summary>With the interval of the normal approximation at 95 %.</summary>
    /// <param name="now">The values.</param>
    /// <param name="rows">Their effective number.</param>
    public static Figure Mean(NumericProfile now, double rows)
    {
        const double Level = 0.95;
        const double Deviations = 1.959963984540054;
        if (now.Mean.Value is not { } centre || now.Variance(0).Value is not { } variance || !(rows > 1))
            return now.Mean;

        // The variance with n - 1 over n, where n is the effective number and not the sum of the weights.
        var half = Deviations * Math.Sqrt(variance / (rows - 1));
        return now.Mean.Within(centre - half, centre + half, Level);
    }

    /// <summary>Whole rows for a law that counts them: rounded down, so that a p-value errs to the careful side.</summary>
    private static long Whole(double rows) => rows > 0 ? Math.Max(1, (long)rows) : 0;

    /// <summary>The smallest value with at least that share of the sample at or below it.</summary>
    private static double Inverted(double[] sorted, double level) => sorted[Math.Max(0, (int)Math.Ceiling(level * sorted.Length) - 1)];
}
