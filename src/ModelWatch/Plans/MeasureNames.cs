namespace ModelWatch.Plans;

/// <summary>The names of all measures that a plan may mention.</summary>
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

    /// <summary>How values were written, and what their numbers show beside their distribution.</summary>
    public static readonly IReadOnlyList<string> Written =
    [
        "absent_ratio", "null_ratio", "blank_ratio", "not_finite_ratio", "broken_text_ratio", "type_change_ratio", "missing_word_ratio",
        "replacement_ratio", "control_ratio", "c1_control_ratio", "mojibake_ratio", "lost_character_ratio", "lookalike_ratio", "not_composed_ratio",
        "invisible_ratio", "foreign_digit_ratio", "micro_sign_ratio", "padded_ratio", "cut_length_ratio", "personal_data_ratio",
        "decimal_comma_ratio", "thousands_ratio", "exponent_ratio", "censored_ratio", "number_in_text_ratio", "leading_zero_ratio",
        "rounded_digits_ratio", "unit_ratio", "odd_unit_ratio", "sheet_date_ratio", "check_digit_ratio", "open_form_ratio", "near_spelling_ratio",
        "lost_zeros_ratio", "cut_short_ratio", "other_column_ratio", "normalised_ratio", "ambiguous_date_ratio", "day_first_ratio",
        "month_first_ratio", "two_digit_year_ratio", "date_sentinel_ratio", "partial_date_ratio", "epoch_ratio", "serial_date_ratio",
        "buddhist_year_ratio", "impossible_date_ratio", "zone_missing_ratio", "unit_factor_ratio", "spike_ratio", "swapped_ratio", "longest_run",
        "terminal_digit", "terminal_digit_p", "date_format_entropy", "unit_factor", "spike_value",
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
        "event_count", "duplicate_ratio", "late_ratio", "label_coverage", "label_coverage_expected", "label_delay_50", "label_delay_90",
        "label_selection", "label_selection_p", "label_selection_shift", "pca_reconstruction_error", "domain_auc", "mmd", "sliced_wasserstein",
        "domain_auc_p", "mmd_p", "pca_reconstruction_reference", "attribution_shift", "attribution", "attribution_reference",
        "replay_gap", "override_ratio", "undecided_ratio", "unreviewed_ratio",
    ];

    /// <summary>Asks for the performance estimates that are calibrated for the window's own rows; their names end so.</summary>
    public const string Pape = "pape";

    /// <summary>Written behind an estimate that is calibrated for the window's own rows.</summary>
    public const string PapeEnding = "_" + Pape;

    /// <summary>Effective number of reference rows behind the estimates of <see cref="Pape"/>.</summary>
    public const string PapeRows = Estimated + "rows" + PapeEnding;

    /// <summary>What is computed only where a plan includes it, from whole rows of the window and of the reference.</summary>
    public static readonly IReadOnlyList<string> FromRows =
        ["pca_reconstruction_error", "domain_auc", "mmd", "sliced_wasserstein", "attribution_shift", "estimated_mae", "estimated_rmse", Pape];

    public static readonly IReadOnlySet<string> All = Every().ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Every() =>
        Drift.Concat(Quality).Concat(Written).Concat(Model).Concat(Fairness).Concat(Text).Concat(Calibration).Concat(Performance)
            .Concat(Calibration.Concat(Performance).Select(name => Estimated + name))
            .Concat(Performance.Append("brier").Select(name => Estimated + name + PapeEnding)).Concat([Pape, PapeRows]);

    /// <summary>The measure that an estimate stands for.</summary>
    public static string MeasuredOf(string estimate)
    {
        var name = estimate.StartsWith(Estimated, StringComparison.Ordinal) ? estimate[Estimated.Length..] : estimate;
        return name.EndsWith(PapeEnding, StringComparison.Ordinal) ? name[..^PapeEnding.Length] : name;
    }

    /// <summary>True for a p-value by permutation.</summary>
    public static bool IsPermuted(string measure) => measure is "domain_auc_p" or "mmd_p";

    /// <summary>True where a plan includes a measure that needs whole rows of the window.</summary>
    public static bool NeedsEvidence(MonitoringPlan plan) => FromRows.Any(plan.Measures.Include.Contains) || NeedsPape(plan);

    /// <summary>True where a plan includes the estimates that are calibrated for the window's own rows, all or one of them.</summary>
    public static bool NeedsPape(MonitoringPlan plan) =>
        plan.Measures.Include.Any(name => name == Pape || name.EndsWith(PapeEnding, StringComparison.Ordinal));
}
