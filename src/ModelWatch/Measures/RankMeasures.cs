using ModelWatch.Statistics;
using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Measures;

/// <summary>The distances of two distribution functions beside Kolmogorov-Smirnov and Wasserstein; from raw values where they are at hand.</summary>
internal static class RankMeasures
{
    public static readonly IReadOnlyList<string> Names = ["energy", "cramer_von_mises", "anderson_darling"];

    public static IEnumerable<(string Measure, Figure Figure)> Of(
        MeasureScope scope, NumericProfile was, NumericBaseline known, NumericProfile now, Figure ks, RawPair? raw)
    {
        if (scope.Wants("energy"))
            yield return ("energy", raw is null ? BinnedEnergy.FromProfile(known, now, ks) : EnergyDistance.ExactSorted(raw.Reference, raw.Current));
        if (scope.Wants("cramer_von_mises"))
            yield return ("cramer_von_mises", raw is null ? CramerVonMises.FromProfiles(was, now) : CramerVonMises.ExactSorted(raw.Reference, raw.Current));
        if (scope.Wants("anderson_darling"))
            yield return ("anderson_darling", raw is null ? AndersonDarling.FromProfiles(was, now) : AndersonDarling.ExactSorted(raw.Reference, raw.Current));
    }
}
