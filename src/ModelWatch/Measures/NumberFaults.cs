using ModelWatch.References;
using ModelWatch.Statistics;
using ModelWatch.Statistics.Profiles;
using ModelWatch.Statistics.Quality;

namespace ModelWatch.Measures;

/// <summary>Shares of numbers that a change of unit or an undeclared stand-in for "no value" explains. Looked for only where numbers left the reference's range.</summary>
internal static class NumberFaults
{
    /// <summary>Share of the numbers outside the reference's range below which nothing is looked for.</summary>
    private const double LeastOutside = 0.002;

    public static readonly IReadOnlyList<string> Shares = ["unit_factor_ratio", "spike_ratio", "swapped_ratio"];

    public static IEnumerable<(string Measure, Figure Figure)> Of(MeasureScope scope, FeatureProfile? reference, FeatureProfile current)
    {
        if (current.Schema is not { Form: FeatureForm.Number, Input: not null } || current.Numbers is not { } now) yield break;
        var was = reference is { Provisional: false } ? reference.Numbers : null;
        var looked = was is { Rows: > 0 } && now.Rows > 0 && Outside(now) >= LeastOutside;
        if (looked || scope.Names("unit_factor_ratio"))
        {
            var (share, factor) = was is null ? (Figure.Absent(MeasureScope.NoReference), null) : FactorShift.Of(was, now);
            if (share.Value > 0 || scope.Names("unit_factor_ratio")) yield return ("unit_factor_ratio", share);
            if (factor is not null) yield return ("unit_factor", Figure.Of(factor.Factor));
        }

        if (looked || scope.Names("spike_ratio"))
        {
            var (share, value) = was is null ? (Figure.Absent(MeasureScope.NoReference), null) : ValueSpike.Of(was, now);
            if (share.Value > 0 || scope.Names("spike_ratio")) yield return ("spike_ratio", share);
            if (value is { } number) yield return ("spike_value", Figure.Of(number));
        }
    }

    /// <summary>Share of the numbers beyond the outer edges, which are the reference's least and greatest number.</summary>
    private static double Outside(NumericProfile numbers)
    {
        var counts = numbers.FixedCounts;
        return (counts[0] + counts[^1]) / (numbers.Weight * FixedWeight.One);
    }
}
