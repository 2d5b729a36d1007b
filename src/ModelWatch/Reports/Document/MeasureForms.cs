using ModelWatch.Plans;

namespace ModelWatch.Reports.Document;

/// <summary>How each measure is called and rounded in a summary.</summary>
internal static class MeasureForms
{
    private static readonly HashSet<string> InTheUnitOfTheSubject =
        ["wasserstein", "energy", "mean", "stddev", "quantile_05", "quantile_50", "quantile_95", "mae", "rmse", "bias", "pinball", "crps", "gap_mae", "replay_gap"];

    private static readonly Dictionary<string, string> Names = new()
    {
        ["roc_auc"] = "ROC AUC",
        ["ece"] = "Expected calibration error (15 bins)",
        ["ece_debiased"] = "ECE, squared, debiased",
        ["mce"] = "Maximum calibration error",
        ["brier"] = "Brier score",
        ["mae"] = "Mean absolute error",
        ["rmse"] = "Root mean squared error",
        ["hosmer_lemeshow"] = "Hosmer-Lemeshow (10 groups)",
        ["spiegelhalter_z"] = "Spiegelhalter z",
        ["corp_miscalibration"] = "CORP miscalibration",
        ["corp_discrimination"] = "CORP discrimination",
        ["corp_uncertainty"] = "CORP uncertainty",
        ["crps"] = "Continuous ranked probability score",
        ["pit_ks"] = "PIT distance from uniform",
        ["parity_difference"] = "Positive decisions, difference",
        ["parity_ratio"] = "Positive decisions, ratio",
        ["gap_roc_auc"] = "Gap of ROC AUC",
        ["gap_brier"] = "Gap of the Brier score",
        ["gap_mae"] = "Gap of the mean absolute error",
        ["gap_ece"] = "Gap of the calibration error",
        ["mcc"] = "Matthews correlation",
        ["r2"] = "R squared",
        ["ks"] = "Kolmogorov-Smirnov distance",
        ["psi"] = "PSI",
        ["missing_ratio"] = "Missing",
        ["invalid_ratio"] = "Not of the declared kind",
        ["out_of_range_ratio"] = "Out of the declared range",
        ["unseen_ratio"] = "Category not known",
        ["sentinel_ratio"] = "Sentinel value",
        ["format_ratio"] = "Pattern or date format broken",
        ["encoding_ratio"] = "Text with an encoding fault",
        ["alias_ratio"] = "Value by alias",
    };

    public static string NameOf(string measure)
    {
        if (Names.TryGetValue(measure, out var name)) return name;
        var words = measure.Replace('_', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    public static NumberForm FormOf(string measure)
    {
        if (measure.EndsWith("_ratio", StringComparison.Ordinal) && measure != "parity_ratio") return NumberForm.Percent;
        if (measure is "label_coverage" or "label_coverage_expected") return NumberForm.Percent;
        if (measure is "label_selection_p") return NumberForm.Measured;
        if (measure is "event_count" or "distinct") return NumberForm.Count;
        return InTheUnitOfTheSubject.Contains(measure) ? NumberForm.Measured : NumberForm.Unit;
    }

    /// <summary>What stands behind the number: a per cent sign or the unit.</summary>
    public static string UnitOf(string measure, string? unit)
    {
        if (FormOf(measure).Scale > 1) return "\u202f%";
        return unit is { Length: > 0 } && InTheUnitOfTheSubject.Contains(measure) ? "\u202f" + unit : "";
    }

    public static bool IsQuality(string measure) => MeasureNames.Quality.Contains(measure);

    public static bool IsCalibration(string measure) => MeasureNames.Calibration.Contains(measure);

    public static bool IsFairness(string measure) => MeasureNames.Fairness.Contains(measure);

    public static bool IsPerformance(string measure) => MeasureNames.Performance.Contains(measure);
}
