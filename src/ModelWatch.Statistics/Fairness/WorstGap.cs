using MathNet.Numerics.Distributions;
using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Fairness;

/// <summary>The worst gap of any figure over the groups of a segment. Pure functions, thread safe.</summary>
public static class WorstGap
{
    /// <summary>
    /// Largest minus smallest figure, 0 or more, with the groups' names. The pair is chosen after the fact: the ends are the worst over all
    /// pairs, each pair's interval recovered from the two figures' (<see cref="PerformanceGap.Recovered"/>) with distances stretched from
    /// 95 % to 1 - 0.05 / pairs as normal quantiles. Groups whose figure is absent take no part; absent when fewer than two are left.
    /// </summary>
    /// <param name="figures">The groups' figures with 95 % intervals.</param>
    public static (Figure Gap, string Largest, string Smallest) Of(IReadOnlyList<NamedFigure> figures)
    {
        var kept = figures.Where(f => f.Figure.IsPresent).OrderBy(f => f.Figure.Value!.Value).ToArray();
        if (kept.Length < 2)
            return (Figure.Absent("fewer than two groups have the figure"), "none", "none");
        var pairs = kept.Length * (kept.Length - 1) / 2;
        var stretch = Normal.InvCDF(0, 1, 1 - (1 - Proportion.Level) / (2 * pairs)) / Proportion.Z(Proportion.Level);
        var gap = Figure.Of(kept[^1].Figure.Value!.Value - kept[0].Figure.Value!.Value);
        double lower = 0, upper = gap.Value!.Value;
        for (var a = 0; a < kept.Length; a++)
        {
            for (var b = a + 1; b < kept.Length; b++)
            {
                var pair = PerformanceGap.Recovered(kept[b].Figure, kept[a].Figure);
                if (pair is not { Value: { } value, Lower: { } from, Upper: { } to })
                    return (gap, kept[^1].Group, kept[0].Group);
                lower = Math.Max(lower, value - stretch * (value - from));
                upper = Math.Max(upper, value + stretch * (to - value));
            }
        }
        return (gap.Within(Math.Min(lower, gap.Value.Value), upper, Proportion.Level), kept[^1].Group, kept[0].Group);
    }
}
