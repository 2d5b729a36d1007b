using ModelWatch.References;
using ModelWatch.Statistics;
using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Measures;

/// <summary>Figures of a numeric input or output: its distance from the reference, and what it is by itself.</summary>
internal static class NumericMeasures
{
    public static IEnumerable<Measurement> Of(MeasureScope scope, FeatureProfile? reference, FeatureProfile current, RawPair? raw)
    {
        if (current.Numbers is not { } now)
            yield break;
        var unit = current.Schema.Input?.Unit;
        var drift = reference is { Provisional: false, Numbers: { } was } ? Drift(scope, was, now, raw) : Missing(reference);
        foreach (var (measure, figure) in drift.Concat(Summary(now, raw)))
            yield return scope.Measure(current.Subject, measure, figure, now.Rows, unit);
    }

    private static IEnumerable<(string Measure, Figure Figure)> Drift(MeasureScope scope, NumericProfile was, NumericProfile now, RawPair? raw)
    {
        var ks = raw is null ? KolmogorovSmirnov.FromProfiles(was, now) : KolmogorovSmirnov.ExactSorted(raw.Reference, raw.Current);
        yield return ("ks", ks);
        yield return ("ks_p", ks.Value is { } d ? KolmogorovSmirnov.PValue(d, was.Rows, now.Rows) : ks);
        var distance = raw is null ? Wasserstein.FromProfiles(was, now) : Wasserstein.ExactSorted(raw.Reference, raw.Current);
        yield return ("wasserstein", distance);
        yield return ("wasserstein_scaled", Wasserstein.Scaled(distance, was.Variance(0)));
        var deciles = raw is null ? PairedCounts.Deciles(was, now) : PairedCounts.Deciles(raw.Reference, raw.Current);
        foreach (var shares in ShareMeasures.Of(deciles))
            yield return shares;
        foreach (var rank in RankMeasures.Of(scope, was, now, raw))
            yield return rank;
    }

    private static IEnumerable<(string Measure, Figure Figure)> Missing(FeatureProfile? reference) =>
        new[] { "ks", "ks_p", "wasserstein", "wasserstein_scaled" }.Concat(ShareMeasures.Names).Concat(RankMeasures.Names)
            .Select(name => (name, Figure.Absent(reference is null ? MeasureScope.NoReference : "no reference values")));

    private static IEnumerable<(string Measure, Figure Figure)> Summary(NumericProfile now, RawPair? raw)
    {
        yield return ("mean", Mean(now));
        yield return ("stddev", now.StandardDeviation);
        foreach (var (name, level) in new[] { ("quantile_05", 0.05), ("quantile_50", 0.5), ("quantile_95", 0.95) })
            yield return (name, raw is { Current.Length: > 0 } ? Figure.Exact(Inverted(raw.Current, level)) : now.Quantile(level));
    }

    /// <summary>With the interval of the normal approximation at 95 %.</summary>
    public static Figure Mean(NumericProfile now)
    {
        const double Level = 0.95;
        const double Deviations = 1.959963984540054;
        if (now.Mean.Value is not { } mean || now.StandardDeviation.Value is not { } spread)
            return now.Mean;
        var half = Deviations * spread / Math.Sqrt(now.Rows);
        return now.Mean.Within(mean - half, mean + half, Level);
    }

    /// <summary>The smallest value with at least that share of the sample at or below it.</summary>
    private static double Inverted(double[] sorted, double level) => sorted[Math.Max(0, (int)Math.Ceiling(level * sorted.Length) - 1)];
}
