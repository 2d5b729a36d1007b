using ModelWatch.References;

namespace ModelWatch.Measures;

/// <summary>Which comparison fits a subject. Probabilities are compared by their largest class; free text is not compared.</summary>
internal static class Comparison
{
    public static ComparisonForm Of(FeatureSchema schema) => schema.Form switch
    {
        FeatureForm.Number or FeatureForm.Interval or FeatureForm.Vector => ComparisonForm.Numbers,
        FeatureForm.Category or FeatureForm.Classes => ComparisonForm.Categories,
        _ => ComparisonForm.None,
    };
}
