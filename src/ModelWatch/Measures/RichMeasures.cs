using ModelWatch.References;
using ModelWatch.Statistics;
using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Multivariate;
using ModelWatch.Statistics.Text;

namespace ModelWatch.Measures;

/// <summary>Figures of a text and of a vector as a whole. Without a reference nothing fixes how they are counted, and all are absent.</summary>
internal static class RichMeasures
{
    public static readonly IReadOnlyList<string> OfTexts =
        ["text_length_ks", "text_length_mean", "character_class_tv", "shape_tv", "token_jensen_shannon", "out_of_vocabulary_ratio"];

    public static readonly IReadOnlyList<string> OfVectors = ["mmd", "sliced_wasserstein"];

    public static IEnumerable<Measurement> Of(MeasureScope scope, FeatureProfile? reference, FeatureProfile current) => current.Schema.Form switch
    {
        FeatureForm.Text => Named(scope, reference, current, OfTexts, (name, was, now) => Text(scope, name, was.Texts!, now.Texts!), p => p.Texts?.Rows),
        FeatureForm.Vector => Named(scope, reference, current, OfVectors, (name, was, now) => Vector(name, was.Vectors!, now.Vectors!), p => p.Vectors?.Rows),
        _ => [],
    };

    private static IEnumerable<Measurement> Named(
        MeasureScope scope, FeatureProfile? reference, FeatureProfile current, IReadOnlyList<string> names,
        Func<string, FeatureProfile, FeatureProfile, Figure> of, Func<FeatureProfile, long?> rows)
    {
        foreach (var name in names.Where(scope.Wants))
        {
            var figure = reference is null ? Figure.Absent(MeasureScope.NoReference)
                : rows(reference) is null || rows(current) is null ? Figure.Absent("no reference values")
                : of(name, reference, current);
            yield return scope.Measure(current.Subject, name, figure, rows(current) ?? 0);
        }
    }

    private static Figure Text(MeasureScope scope, string measure, TextProfile was, TextProfile now) => measure switch
    {
        "text_length_ks" => KolmogorovSmirnov.FromProfiles(was.Length, now.Length),
        "text_length_mean" => NumericMeasures.Mean(now.Length, scope.Effective(now.Length.Rows)),
        "character_class_tv" => TextDrift.ClassTotalVariation(was, now),
        "shape_tv" => ShareDistance.TotalVariation(TextDrift.Shapes(was, now)),
        "token_jensen_shannon" => TextDrift.WordJensenShannon(was, now),
        _ => now.OutOfVocabularyWords,
    };

    private static Figure Vector(string measure, VectorProfile was, VectorProfile now) =>
        measure == "mmd" ? Mmd.FromProfiles(was.Features, now.Features) : SlicedWasserstein.FromProfiles(was, now);
}
