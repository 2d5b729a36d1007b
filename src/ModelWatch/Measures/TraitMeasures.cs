using ModelWatch.References;
using ModelWatch.Statistics;
using ModelWatch.Statistics.Quality;

namespace ModelWatch.Measures;

/// <summary>
/// How values were written. A share is given where it is met in the window or the reference, or where the plan names it: there are many,
/// and nearly all are 0.
/// </summary>
internal static class TraitMeasures
{
    private static readonly TextTraits[] DateForms =
        [TextTraits.DateIso, TextTraits.DateCompact, TextTraits.DateDelimited, TextTraits.DateNamed, TextTraits.DateNumber, TextTraits.DateOther];

    /// <summary>Beside the shares.</summary>
    public static readonly IReadOnlyList<string> Others =
        ["longest_run", "terminal_digit", "terminal_digit_p", "date_format_entropy", "unit_factor", "spike_value"];

    public static IEnumerable<Measurement> Of(MeasureScope scope, FeatureProfile? reference, FeatureProfile current)
    {
        foreach (var share in TraitShares.Of(current.Schema))
        {
            var weight = share.Weight(current, reference);
            if (weight == 0 && !(reference is not null && share.Weight(reference, reference) > 0) && !scope.Names(share.Measure)) continue;
            var figure = WeightedShare.Of(weight, current.Quality.Weight, scope.Effective(current.Quality.Rows));
            yield return scope.Measure(current.Subject, share.Measure, figure, current.Quality.Rows);
        }

        foreach (var (measure, figure) in Figures(scope, reference, current).Concat(NumberFaults.Of(scope, reference, current)))
            yield return scope.Measure(current.Subject, measure, figure, current.Quality.Rows);
    }

    private static IEnumerable<(string Measure, Figure Figure)> Figures(MeasureScope scope, FeatureProfile? reference, FeatureProfile current)
    {
        if (current.Schema.Form is FeatureForm.Number or FeatureForm.Category)
        {
            if (current.Marks.LongestRun > 0) yield return ("longest_run", Figure.Of(current.Marks.LongestRun));
            if (current.Schema.Form == FeatureForm.Number && (scope.Names("terminal_digit") || scope.Names("terminal_digit_p")))
            {
                var digits = current.Marks.Digits.ToArray().Select(d => d * scope.Trust).ToArray();
                yield return ("terminal_digit", DigitPreference.Strength(digits));
                yield return ("terminal_digit_p", DigitPreference.PValue(digits));
            }
        }

        if (current.Schema.Form == FeatureForm.Date && (HasSeveral(current) || (reference is not null && HasSeveral(reference)) || scope.Names("date_format_entropy")))
            yield return ("date_format_entropy", FormEntropy.Nats([.. DateForms.Select(f => current.Traits[f].Weight)]));
    }

    private static bool HasSeveral(FeatureProfile profile) => DateForms.Count(f => (profile.Traits.Met & f) != 0) > 1;
}
