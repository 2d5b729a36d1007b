namespace ModelWatch.Plans;

/// <summary>The names of all measures that a plan may mention: section 6 of the contract.</summary>
internal static class MeasureNames
{
    /// <summary>Written before a performance measure that is estimated without labels.</summary>
    public const string Estimated = "estimated_";

    public static readonly IReadOnlyList<string> Drift =
    [
        "ks", "ks_p", "wasserstein", "wasserstein_scaled", "psi", "jensen_shannon", "hellinger", "total_variation", "l_infinity", "kl",
        "energy", "cramer_von_mises", "anderson_darling", "mean", "stddev", "quantile_05", "quantile_50", "quantile_95",
        "chi_square", "chi_square_p", "g", "g_p", "cramers_v", "unseen_ratio", "distinct", "entropy",
    ];

    public static readonly IReadOnlyList<string> Quality =
    [
        "missing_ratio", "invalid_ratio", "out_of_range_ratio", "unseen_ratio", "sentinel_ratio", "format_ratio", "encoding_ratio", "alias_ratio",
    ];

    public static readonly IReadOnlyList<string> Calibration =
    [
        "brier", "brier_skill", "ece", "ece_debiased", "mce", "calibration_slope", "calibration_intercept", "calibration_in_the_large",
        "spiegelhalter_z", "hosmer_lemeshow", "corp_miscalibration", "corp_discrimination", "corp_uncertainty", "classwise_ece", "top_label_ece",
    ];

    public static readonly IReadOnlyList<string> Performance =
    [
        "roc_auc", "average_precision", "log_loss", "accuracy", "balanced_accuracy", "precision", "recall", "specificity", "f1", "mcc",
        "macro_f1", "kappa", "mae", "rmse", "bias", "mape", "r2", "coverage", "pinball", "crps", "pit_ks",
    ];

    /// <summary>Of a text as a whole; a vector has <c>mmd</c> and <c>sliced_wasserstein</c>.</summary>
    public static readonly IReadOnlyList<string> Text =
        ["text_length_ks", "text_length_mean", "character_class_tv", "shape_tv", "token_jensen_shannon", "out_of_vocabulary_ratio"];

    /// <summary>Between the values of a segment: the value against the rest, and without a segment the largest against the smallest.</summary>
    public static readonly IReadOnlyList<string> Fairness =
    [
        "parity_difference", "parity_ratio", "gap_accuracy", "gap_recall", "gap_false_positive_rate", "gap_roc_auc", "gap_brier", "gap_mae",
        "gap_calibration_in_the_large", "gap_ece",
    ];

    public static readonly IReadOnlyList<string> Model =
    [
        "event_count", "duplicate_ratio", "late_ratio", "label_coverage", "pca_reconstruction_error", "domain_auc", "mmd", "sliced_wasserstein",
        "replay_gap", "override_ratio", "undecided_ratio", "unreviewed_ratio",
    ];

    public static readonly IReadOnlySet<string> All = Every().ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Every() =>
        Drift.Concat(Quality).Concat(Model).Concat(Fairness).Concat(Text).Concat(Calibration).Concat(Performance)
            .Concat(Calibration.Concat(Performance).Select(name => Estimated + name));
}
