using ModelWatch.References;

namespace ModelWatch.Measures;

/// <summary>Every family of measures of one scope, each guarded for each subject, in their order.</summary>
internal static class FamilyList
{
    private static readonly string[] Joint = ["pca_reconstruction_error", "domain_auc", "mmd", "sliced_wasserstein"];

    /// <param name="guard">Takes the faults.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="raw">Raw values by subject, or null.</param>
    public static IEnumerable<Measurement> Of(MeasureGuard guard, MeasureScope scope, IReadOnlyDictionary<string, RawPair>? raw)
    {
        var plan = scope.Plan;
        var found = new List<Measurement>();
        foreach (var current in scope.Contents.Features)
            found.AddRange(OfFeature(guard, scope, current, raw?.GetValueOrDefault(current.Subject)));
        found.AddRange(guard.Of(scope, "swap", "model", [], () => SwapMeasures.Of(scope)));
        foreach (var output in plan.Outputs)
            found.AddRange(guard.Of(scope, "outcome", output.Subject, OutcomeMeasures.Names(plan, output), () => OutcomeMeasures.Of(scope, output)));
        foreach (var output in plan.Outputs)
            found.AddRange(guard.Of(scope, "estimated", output.Subject, EstimatedMeasures.Names(plan, output), () => EstimatedMeasures.Of(scope, output)));
        found.AddRange(guard.Of(scope, "joint", "model", Joint.Where(plan.Measures.Include.Contains), () => JointMeasures.Of(scope)));
        found.AddRange(guard.Of(scope, "attribution", "model", new[] { "attribution_shift" }.Where(plan.Measures.Include.Contains), () => AttributionMeasures.Of(scope)));
        found.AddRange(guard.Of(scope, "model", "model", plan.Label is null ? ["event_count"] : ["event_count", "label_coverage"], () => ModelMeasures.Of(scope)));
        return found;
    }

    private static IEnumerable<Measurement> OfFeature(MeasureGuard guard, MeasureScope scope, FeatureProfile current, RawPair? raw)
    {
        var reference = scope.ReferenceFeatures?.GetValueOrDefault(current.Subject);
        var form = Comparison.Of(current.Schema);
        IEnumerable<Measurement> Distribution() => form switch
        {
            ComparisonForm.Numbers => NumericMeasures.Of(scope, reference, current, raw),
            ComparisonForm.Categories => CategoryMeasures.Of(scope, reference, current),
            _ => [],
        };
        IReadOnlyList<string> distribution = form switch
        {
            ComparisonForm.Numbers => NumericMeasures.Names,
            ComparisonForm.Categories => CategoryMeasures.Names,
            _ => [],
        };
        var rich = current.Schema.Form switch
        {
            FeatureForm.Text => RichMeasures.OfTexts,
            FeatureForm.Vector => RichMeasures.OfVectors,
            _ => [],
        };
        return
        [
            .. guard.Of(scope, "quality", current.Subject, QualityShares.Of(current.Schema).Select(s => s.Measure), () => QualityMeasures.Of(scope, current)),
            .. guard.Of(scope, "traits", current.Subject, ["longest_run"], () => TraitMeasures.Of(scope, reference, current)),
            .. guard.Of(scope, "distribution", current.Subject, distribution, Distribution),
            .. guard.Of(scope, "rich", current.Subject, rich, () => RichMeasures.Of(scope, reference, current)),
        ];
    }
}
