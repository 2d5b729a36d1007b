using ModelWatch.Statistics.Profiles;
using ModelWatch.Statistics.Quality;

namespace ModelWatch.References.Building;

/// <summary>What is odd about one column of a reference, which then counts as normal.</summary>
internal static class FeatureWarnings
{
    /// <summary>Share of the rows from which one number outside the others is told.</summary>
    private const double Spike = 0.005;

    /// <summary>Share of the rows from which a way of writing is told.</summary>
    private const double Written = 0.01;

    private static readonly (TextTraits Trait, string Words)[] _told =
    [
        (TextTraits.Mojibake, "were UTF-8 and were read as another encoding"), (TextTraits.ReplacementCharacter, "hold the replacement character U+FFFD"),
        (TextTraits.DecimalComma, "have a decimal comma; declare format: decimal-comma if it is one"), (TextTraits.AmbiguousDate, "may have day and month exchanged"),
        (TextTraits.SentinelDate, "are dates that stand for none"), (TextTraits.NearSpelling, "are near spellings of a known value"), (TextTraits.PersonalData, "look like personal data"),
    ];

    public static IEnumerable<string> Of(FeatureProfile feature)
    {
        if (feature.Quality.Missing.Rows == feature.Quality.Rows)
            yield return $"{feature.Subject} has no value in any row: nothing can be compared with it, and its missing values count as normal.";
        else if (Odd(feature) is { } warning)
            yield return warning;
        foreach (var (trait, words) in _told)
        {
            var rows = feature.Traits[trait].Rows;
            if (rows > Written * feature.Quality.Rows) yield return $"{feature.Subject}: {rows} of {feature.Quality.Rows} values {words}.";
        }

        if (feature.Numbers is { Rows: > 0 } numbers && StandIn(numbers) is { } value)
            yield return FormattableString.Invariant($"{feature.Subject}: {value:R} occurs often and far from the other numbers; declare it under sentinels if it stands for no value.");
    }

    private static string? Odd(FeatureProfile feature)
    {
        if (feature.Schema.Form is FeatureForm.Masked or FeatureForm.Date) return null;
        if (feature.Numbers is { Rows: 0 } || (feature.Numbers is null && feature.Categories is { Rows: 0 }))
            return $"{feature.Subject} has no usable value: {feature.Quality.Missing.Rows} missing, {feature.Quality.Invalid.Rows} invalid. Its drift cannot be judged.";
        if (feature.Numbers is { } numbers && numbers.Min == numbers.Max)
            return $"{feature.Subject} has the same value in every row.";
        if (feature.Categories is { IsExact: true, Distinct.Value: 1 } && feature.Schema.Form == FeatureForm.Category)
            return $"{feature.Subject} has the same value in every row.";
        return feature.Categories is { IsExact: false } && feature.Schema.Form == FeatureForm.Category
            ? $"{feature.Subject} has more than 1,000 categories: unseen ones are counted and not judged; a text input may be meant."
            : null;
    }

    /// <summary>The least or greatest number, when it is common and as far from the inner 99 % as those are wide.</summary>
    private static double? StandIn(NumericProfile numbers)
    {
        if (numbers.Quantile(0.02).Value is not { } low || numbers.Quantile(0.98).Value is not { } high || numbers.Quantile(0.5).Value is not { } middle) return null;
        foreach (var heavy in numbers.HeaviestValues.Where(h => h.Weight - h.Error >= Spike * numbers.Weight && (h.Value == numbers.Min || h.Value == numbers.Max)))
        {
            var (below, above) = (Math.Max(low, middle - (high - middle)), Math.Min(high, middle + (middle - low)));
            var width = Math.Max(above - below, double.Epsilon);
            if (heavy.Value < middle - (3 * width) || heavy.Value > middle + (3 * width)) return heavy.Value;
        }

        return null;
    }
}
