namespace ModelWatch.Web.Words;

/// <summary>Measures in words; the name of the API stands below in code letters.</summary>
internal static class MeasureWords
{
    private static readonly Dictionary<string, string> Known = new()
    {
        ["ks"] = "Kolmogorov-Smirnov distance",
        ["ks_p"] = "Kolmogorov-Smirnov, p",
        ["wasserstein"] = "Wasserstein distance",
        ["wasserstein_scaled"] = "Wasserstein, scaled by the standard deviation",
        ["psi"] = "Population stability index",
        ["jensen_shannon"] = "Jensen-Shannon distance",
        ["kl"] = "Kullback-Leibler, reference to now",
        ["l_infinity"] = "Largest difference of a bin",
        ["chi_square"] = "Chi-square",
        ["chi_square_p"] = "Chi-square, p",
        ["g"] = "G statistic",
        ["g_p"] = "G, p",
        ["cramers_v"] = "Cramér’s V",
        ["stddev"] = "Standard deviation",
        ["quantile_05"] = "5 % quantile",
        ["quantile_50"] = "Median",
        ["quantile_95"] = "95 % quantile",
        ["roc_auc"] = "ROC AUC",
        ["log_loss"] = "Log loss",
        ["brier"] = "Brier score",
        ["ece"] = "Expected calibration error",
        ["top_label_ece"] = "Calibration error of the top class",
        ["mae"] = "Mean absolute error",
        ["rmse"] = "Root mean squared error",
        ["bias"] = "Bias, predicted minus true",
        ["mape"] = "Mean absolute percentage error",
        ["r2"] = "R²",
        ["energy"] = "Energy distance",
        ["cramer_von_mises"] = "Cramér-von Mises statistic",
        ["anderson_darling"] = "Anderson-Darling statistic",
        ["ece_debiased"] = "Calibration error, squared, without bias",
        ["mce"] = "Largest calibration error of a bin",
        ["spiegelhalter_z"] = "Spiegelhalter’s z",
        ["hosmer_lemeshow"] = "Hosmer-Lemeshow, 10 groups",
        ["corp_miscalibration"] = "CORP miscalibration",
        ["corp_discrimination"] = "CORP discrimination",
        ["corp_uncertainty"] = "CORP uncertainty",
        ["classwise_ece"] = "Calibration error, mean over the classes",
        ["f1"] = "F1",
        ["macro_f1"] = "F1, mean over the classes",
        ["mcc"] = "Matthews correlation",
        ["kappa"] = "Cohen’s kappa",
        ["coverage"] = "Outcomes inside their interval",
        ["pinball"] = "Pinball loss of the interval’s ends",
        ["crps"] = "Continuous ranked probability score",
        ["pit_ks"] = "PIT, distance from uniform",
        ["text_length_ks"] = "Length of texts, Kolmogorov-Smirnov distance",
        ["text_length_mean"] = "Length of texts, mean",
        ["character_class_tv"] = "Kinds of characters, total variation",
        ["shape_tv"] = "Shapes of texts, total variation",
        ["token_jensen_shannon"] = "Words, Jensen-Shannon distance",
        ["out_of_vocabulary_ratio"] = "Words not in the reference",
        ["mmd"] = "Maximum mean discrepancy",
        ["sliced_wasserstein"] = "Sliced Wasserstein distance",
        ["parity_difference"] = "Positive decisions, difference between groups",
        ["parity_ratio"] = "Positive decisions, ratio between groups",
        ["gap_accuracy"] = "Accuracy, gap between groups",
        ["gap_recall"] = "Recall, gap between groups",
        ["gap_false_positive_rate"] = "False positives, gap between groups",
        ["gap_roc_auc"] = "ROC AUC, gap between groups",
        ["gap_brier"] = "Brier score, gap between groups",
        ["gap_mae"] = "Mean absolute error, gap between groups",
        ["gap_calibration_in_the_large"] = "Mean probability minus outcome, gap between groups",
        ["gap_ece"] = "Calibration error, gap between groups",
        ["event_count"] = "Events",
        ["label_coverage"] = "Labelled",
        ["label_coverage_expected"] = "Labelled, expected at this age",
        ["label_delay_50"] = "Delay of half of the outcomes",
        ["label_delay_90"] = "Delay of nine in ten outcomes",
        ["label_selection"] = "Labelled against awaiting, distance",
        ["label_selection_p"] = "Labelled against awaiting, p",
        ["label_selection_shift"] = "Labelled minus awaiting, mean",
        ["late_ratio"] = "Late",
        ["duplicate_ratio"] = "Duplicates",
        ["replay_gap"] = "Replay gap",
    };

    private static readonly HashSet<string> OverLabels =
    [
        "roc_auc", "average_precision", "log_loss", "brier", "brier_skill", "ece", "ece_debiased", "mce", "calibration_slope", "calibration_intercept",
        "calibration_in_the_large", "accuracy", "balanced_accuracy", "precision", "recall", "specificity", "f1", "mcc", "macro_f1", "kappa",
        "classwise_ece", "top_label_ece", "mae", "rmse", "bias", "mape", "r2", "coverage", "pinball", "crps", "spiegelhalter_z", "hosmer_lemeshow", "pit_ks",
        "corp_miscalibration", "corp_discrimination", "corp_uncertainty",
    ];

    public static string Name(string measure)
    {
        if (Known.TryGetValue(measure, out string? words) || QualityWords.Known.TryGetValue(measure, out words)) return words;
        string plain = measure.Replace('_', ' ');
        return plain.Length == 0 ? measure : char.ToUpperInvariant(plain[0]) + plain[1..];
    }

    /// <summary>A share of rows, said in per cent.</summary>
    public static bool IsShare(string measure) =>
        measure.EndsWith("_ratio", StringComparison.Ordinal) && measure is not "parity_ratio" || measure is "label_coverage" or "label_coverage_expected";

    /// <summary>Quality of values: how many are missing, broken, or strange.</summary>
    public static bool IsQuality(string measure) =>
        IsShare(measure) && measure is not ("label_coverage" or "label_coverage_expected" or "late_ratio" or "duplicate_ratio" or "out_of_vocabulary_ratio");

    /// <summary>Needs outcomes.</summary>
    public static bool IsOverLabels(string measure) => OverLabels.Contains(measure);

    /// <summary>A p-value explains, and never alarms.</summary>
    public static bool IsPValue(string measure) => measure.EndsWith("_p", StringComparison.Ordinal);
}
