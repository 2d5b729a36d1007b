using ModelWatch.Measures;

namespace ModelWatch.Findings.Causes;

/// <summary>Causes that a breached measure names by itself.</summary>
internal static class FaultCauses
{
    private static readonly Dictionary<string, (string Cause, double Score)> Named = new(StringComparer.Ordinal)
    {
        ["missing_ratio"] = ("missing-burst", 1),
        ["sentinel_ratio"] = ("sentinel", 1),
        ["encoding_ratio"] = ("encoding-fault", 1),
        ["alias_ratio"] = ("renamed-category", 0.8),
        ["invalid_ratio"] = ("type-change", 0.7),
        ["ece"] = ("miscalibration", 0.8),
        ["calibration_slope"] = ("miscalibration", 0.9),
        ["calibration_intercept"] = ("miscalibration", 0.8),
        ["calibration_in_the_large"] = ("miscalibration", 0.9),
        ["ece_debiased"] = ("miscalibration", 0.8),
        ["mce"] = ("miscalibration", 0.7),
        ["classwise_ece"] = ("miscalibration", 0.8),
        ["top_label_ece"] = ("miscalibration", 0.8),
        ["duplicate_ratio"] = ("duplicated-traffic", 0.9),
        ["late_ratio"] = ("late-traffic", 0.9),
        [FindingVerdicts.UnknownVersionMeasure] = ("version-change", 1),
    };

    public static IEnumerable<Cause> Of(IEnumerable<Measurement> breaches) => breaches
        .Where(m => Named.ContainsKey(m.Measure))
        .Select(m => new Cause(Named[m.Measure].Cause, m.Subject, Named[m.Measure].Score, m.Evidence?.Detail ?? ""))
        .GroupBy(c => (c.Name, c.Subject))
        .Select(g => g.MaxBy(c => c.Score)!);
}
