using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Findings.Causes;

/// <summary>
/// Causes of a moved number: the reference is pushed through each fault and compared with the window at the edges of the reference.
/// The score is the part of the movement that the fault explains.
/// </summary>
internal static class NumericCauses
{
    private const double LeastExplained = 0.5;
    private const double Certain = 1.6;

    /// <summary>Powers of ten, then the factors between units met in pharma: pound, inch, glucose, creatinine, cholesterol (mg/dL and mmol/L).</summary>
    private static readonly double[] Factors =
    [
        1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 10, 100, 1e3, 1e4, 1e5, 1e6,
        2.20462262, 1 / 2.20462262, 2.54, 1 / 2.54, 25.4, 1 / 25.4, 18.016, 1 / 18.016, 88.42, 1 / 88.42, 38.67, 1 / 38.67, 60, 1 / 60.0,
    ];

    public static IEnumerable<Cause> Of(string subject, NumericProfile reference, NumericProfile current, string? unit)
    {
        if (reference.Rows == 0 || current.Rows == 0)
            yield break;
        var was = new BinnedCdf(reference);
        var now = new BinnedCdf(current);
        foreach (var cause in new[]
        {
            UnitScale(subject, reference, current, was, now),
            LevelShift(subject, reference, current, was, now, unit),
            SpreadChange(subject, reference, current, was, now, unit),
        })
        {
            if (cause is { Score: >= LeastExplained })
                yield return cause;
        }
    }

    private static Cause? UnitScale(string subject, NumericProfile reference, NumericProfile current, BinnedCdf was, BinnedCdf now)
    {
        Cause? best = null;
        foreach (var factor in Factors)
        {
            var fit = Fit(reference, was, now, x => x / factor, whole: false);
            if (fit.Part < 0.02)
                continue;
            var score = fit.Explained * Closeness(reference, current, factor);
            if (score <= (best?.Score ?? 0))
                continue;
            var detail = FormattableString.Invariant(
                $"{100 * fit.Part:0.#} % of the rows look like {factor:G6} times the reference; this explains {100 * fit.Explained:0} % of the shift (median {Median(reference):G5} to {Median(current):G5})");
            best = new("unit-scale", subject, score, detail);
        }

        return best;
    }

    /// <summary>
    /// Beyond the range of the reference all factors look alike at its edges; there the mean of the rows outside tells them apart.
    /// </summary>
    private static double Closeness(NumericProfile reference, NumericProfile current, double factor)
    {
        var outer = factor < 1 ? 0 : current.Edges.Bins - 1;
        var gained = Share(current, outer) - Share(reference, outer);
        if (gained < 0.02 || reference.Mean.Value is not { } mean || current.BinMean(outer) is not { } tail || mean == 0 || tail / mean <= 0)
            return 1;
        // The rows outside are seldom a fair sample of the reference: within this ratio the factor is beyond doubt, as the next one is further away.
        return 1 / (1 + Math.Max(0, Math.Abs(Math.Log(tail / mean / factor)) - Math.Log(Certain)));
    }

    private static Cause? LevelShift(
        string subject, NumericProfile reference, NumericProfile current, BinnedCdf was, BinnedCdf now, string? unit)
    {
        if (Median(current) - Median(reference) is not { } shift || shift == 0)
            return null;
        var fit = Fit(reference, was, now, x => x - shift, whole: true);
        return new("level-shift", subject, fit.Explained, FormattableString.Invariant(
            $"median {Median(reference):G5} to {Median(current):G5}{Unit(unit)} ({shift:+0.####;-0.####}); explains {100 * fit.Explained:0} % of the shift"));
    }

    private static Cause? SpreadChange(
        string subject, NumericProfile reference, NumericProfile current, BinnedCdf was, BinnedCdf now, string? unit)
    {
        if (Width(reference) is not > 0 || Width(current) is not > 0 || Median(reference) is not { } centre)
            return null;
        var ratio = Width(current)!.Value / Width(reference)!.Value;
        if (!(ratio > 0) || !double.IsFinite(ratio))
            return null;
        var fit = Fit(reference, was, now, x => centre + (x - centre) / ratio, whole: true);
        return new("spread-change", subject, fit.Explained, FormattableString.Invariant(
            $"middle 90 % is {Width(current):G5}{Unit(unit)} wide, was {Width(reference):G5} (times {ratio:G3}); explains {100 * fit.Explained:0} % of the shift"));
    }

    /// <summary>Pushes the reference through the fault; <paramref name="inverse"/> says where a value came from before it.</summary>
    private static MixtureFit Fit(NumericProfile reference, BinnedCdf was, BinnedCdf now, Func<double, double> inverse, bool whole)
    {
        var edges = reference.Edges.Values;
        var faulty = new double[edges.Length];
        for (var k = 0; k < faulty.Length; k++)
            faulty[k] = was[inverse(edges[k])];
        return MixtureFit.Of(was.AtEdges, faulty, now.AtEdges, whole);
    }

    private static double? Median(NumericProfile profile) => profile.Quantile(0.5).Value;

    private static double? Width(NumericProfile profile) => profile.Quantile(0.95).Value - profile.Quantile(0.05).Value;

    private static double Share(NumericProfile profile, int bin)
    {
        double total = 0;
        foreach (var count in profile.FixedCounts)
            total += count;
        return profile.FixedCounts[bin] / total;
    }

    private static string Unit(string? unit) => unit is null ? "" : " " + unit;
}
