namespace ModelWatch.Exposition;

/// <summary>The metrics of a model and of its newest windows: gauges that rise and fall with the evaluations.</summary>
internal static class ModelMetrics
{
    private static readonly string[] M = ["model", "model_version"];
    private static readonly string[] Evaluation = [.. M, "evaluation"];
    private static readonly string[] W = [.. M, "window"];
    private static readonly string[] Feature = [.. M, "feature", "window"];
    private static readonly string[] Output = [.. M, "output", "window"];
    private static readonly string[] Bin = [.. M, "output", "bin", "window"];
    private static readonly string[] Limit = [.. M, "output", "statistic", "window"];

    public static readonly IReadOnlyList<MetricEntry> All =
    [
        Gauge("modelwatch_model_info", "A watched model; always 1. Join it to route by owner or risk.", [.. M, "task", "owner", "risk_class", "state", "traffic"]),
        Gauge("modelwatch_model_features", "Inputs that the plan declares, by kind.", [.. M, "kind"]),
        Gauge("modelwatch_reference_info", "The reference in force; always 1.", [.. M, "reference_id"]),
        Gauge("modelwatch_reference_created_timestamp_seconds", "When the reference in force was made.", M),
        Gauge("modelwatch_window_samples", "Events in the newest evaluated window.", W),
        Gauge("modelwatch_window_source_events", "Events that sources sent into the newest closed window, by what became of them: accepted, duplicate or rejected.", [.. W, "outcome"]),
        Gauge("modelwatch_window_lost_events", "Events of the newest closed window that were produced and never came, by the gaps of their sequences; absent where no source numbers its events.", W),
        Gauge("modelwatch_window_min_samples", "Events that a window needs before a verdict.", W),
        Gauge("modelwatch_window_end_timestamp_seconds", "End of the newest evaluated window.", W),
        Gauge("modelwatch_evaluation_last_success_timestamp_seconds", "When an evaluation last succeeded.", Evaluation),
        Gauge("modelwatch_evaluation_interval_seconds", "How often an evaluation is expected.", Evaluation),
        Gauge("modelwatch_feature_drift_psi", "Population stability index against the reference.", Feature),
        Gauge("modelwatch_feature_drift_ks_distance", "Kolmogorov-Smirnov distance to the reference, 0 to 1.", Feature),
        Gauge("modelwatch_feature_drift_wasserstein_scaled", "First Wasserstein distance in standard deviations of the reference.", Feature),
        Gauge("modelwatch_feature_drift_jensen_shannon_distance", "Jensen-Shannon distance to the reference (base 2), 0 to 1.", Feature),
        Gauge("modelwatch_feature_drift_hellinger_distance", "Hellinger distance to the reference, 0 to 1.", Feature),
        Gauge("modelwatch_feature_drift_cramers_v", "Cramer's V against the reference, 0 to 1; categories only.", Feature),
        Gauge("modelwatch_feature_drift_total_variation_distance", "Total variation distance to the reference, 0 to 1.", Feature),
        Gauge("modelwatch_feature_drift_score_per_threshold_ratio", "Drift measure over the limit that the plan opted into; 1 is at the limit.", [.. M, "feature", "method", "window"]),
        Gauge("modelwatch_feature_drift_pvalue_ratio", "P-value of a test against the reference times the number of inputs, at most 1; only those that the plan includes.", [.. M, "feature", "method", "window"]),
        Gauge("modelwatch_prediction_drift_psi", "Population stability index of an output against the reference.", Output),
        Gauge("modelwatch_prediction_drift_ks_distance", "Kolmogorov-Smirnov distance of an output to the reference, 0 to 1.", Output),
        Gauge("modelwatch_prediction_drift_wasserstein_scaled", "First Wasserstein distance of an output in standard deviations of the reference.", Output),
        Gauge("modelwatch_prediction_drift_jensen_shannon_distance", "Jensen-Shannon distance of an output to the reference (base 2), 0 to 1.", Output),
        Gauge("modelwatch_prediction_drift_hellinger_distance", "Hellinger distance of an output to the reference, 0 to 1.", Output),
        Gauge("modelwatch_prediction_drift_cramers_v", "Cramer's V of an output against the reference, 0 to 1; categories only.", Output),
        Gauge("modelwatch_prediction_drift_total_variation_distance", "Total variation distance of an output to the reference, 0 to 1.", Output),
        Gauge("modelwatch_drifted_features", "Inputs under an open drift finding, also those withheld by the series budget.", W),
        Gauge("modelwatch_calibration_ece_ratio", "Expected calibration error, 15 equal-width bins.", Output),
        Gauge("modelwatch_calibration_ece_threshold_ratio", "Limit of the expected calibration error that the plan sets.", Output),
        Gauge("modelwatch_calibration_mce_ratio", "Largest calibration error of a bin, 10 equal-width bins.", Output),
        Gauge("modelwatch_calibration_top_label_ece_ratio", "Expected calibration error of the most probable class, 10 bins.", Output),
        Gauge("modelwatch_calibration_slope", "Slope of the logistic recalibration; 1 is calibrated.", Output),
        Gauge("modelwatch_calibration_intercept", "Intercept of the logistic recalibration; 0 is calibrated.", Output),
        Gauge("modelwatch_calibration_brier_score", "Mean squared error of the predicted probability.", Output),
        Gauge("modelwatch_calibration_log_loss_nats", "Mean negative log likelihood of the outcome.", Output),
        Gauge("modelwatch_calibration_bin_predicted_ratio", "Mean probability of a bin of the reliability diagram, 15 equal-width bins.", Bin),
        Gauge("modelwatch_calibration_bin_observed_ratio", "Observed frequency of a bin of the reliability diagram.", Bin),
        Gauge("modelwatch_calibration_bin_samples", "Labelled rows of a bin of the reliability diagram.", Bin),
        Gauge("modelwatch_coverage_ratio", "Share of outcomes inside their predicted interval.", Output),
        Gauge("modelwatch_coverage_target_ratio", "Coverage that the plan asks for.", Output),
        Gauge("modelwatch_performance_accuracy_ratio", "Share of right decisions.", Output),
        Gauge("modelwatch_performance_balanced_accuracy_ratio", "Mean recall over the classes that came.", Output),
        Gauge("modelwatch_performance_precision_ratio", "Share of positive decisions that were right.", Output),
        Gauge("modelwatch_performance_recall_ratio", "Share of positive outcomes that were found.", Output),
        Gauge("modelwatch_performance_specificity_ratio", "Share of negative outcomes that were left alone.", Output),
        Gauge("modelwatch_performance_f1_ratio", "Harmonic mean of precision and recall.", Output),
        Gauge("modelwatch_performance_mcc", "Matthews correlation of decisions and outcomes, -1 to 1.", Output),
        Gauge("modelwatch_performance_roc_auc_ratio", "Area under the ROC curve.", Output),
        Gauge("modelwatch_performance_average_precision_ratio", "Average precision over all thresholds.", Output),
        Gauge("modelwatch_performance_mae", "Mean absolute error, in the unit of the output.", Output),
        Gauge("modelwatch_performance_rmse", "Root mean squared error, in the unit of the output.", Output),
        Gauge("modelwatch_performance_bias", "Mean of predicted minus true, in the unit of the output.", Output),
        Gauge("modelwatch_performance_mape_ratio", "Mean absolute error over the true value; 1 is 100 %.", Output),
        Gauge("modelwatch_performance_r2_ratio", "Share of the outcome's variance that the output explains; below 0 is worse than its mean.", Output),
        Gauge("modelwatch_performance_lower", "Lower confidence limit of a calibration or performance statistic.", Limit),
        Gauge("modelwatch_performance_upper", "Upper confidence limit of a calibration or performance statistic.", Limit),
        Gauge("modelwatch_performance_score_per_threshold_ratio", "Calibration or performance statistic over the limit that the plan opted into, direction handled; 1 is at the limit.", Limit),
        Gauge("modelwatch_estimated_performance_ratio", "Performance estimated before the outcomes are known; never the measured one.", Limit),
        Gauge("modelwatch_multivariate_drift_domain_auc_ratio", "Area of a classifier that tells the window's rows from the reference's; 0.5 is no drift.", W),
        Gauge("modelwatch_multivariate_drift_reconstruction_error", "Mean distance of rows from the principal plane of the reference, in standard deviations.", W),
        Gauge("modelwatch_label_coverage_ratio", "Share of the window's predictions whose outcome is known.", W),
        Gauge("modelwatch_feature_missing_ratio", "Share of events in which the input is absent or null.", Feature),
        Gauge("modelwatch_feature_invalid_ratio", "Share of events in which the input is present but not as declared, by reason.", [.. M, "feature", "reason", "window"]),
        Gauge("modelwatch_feature_quality_score_per_threshold_ratio", "Quality share over the limit that the plan opted into; 1 is at the limit.", [.. M, "feature", "check", "window"]),
        Gauge("modelwatch_feature_distinct_values", "Distinct values of a categorical input in the window.", Feature),
        Gauge("modelwatch_finding_open", "1 while a finding of this kind fires, else 0.", [.. M, "kind", "severity"]),
        Gauge("modelwatch_series", "Series of a model's newest windows, withheld ones included.", "model"),
        Gauge("modelwatch_series_budget", "Series of a model that are exposed at most.", "model"),
        new("modelwatch_series_suppressed_total", MetricKind.Counter, "Series withheld because a model was over its budget, counted at each evaluation.", "model"),
    ];

    private static MetricEntry Gauge(string name, string help, params string[] labels) => new(name, MetricKind.Gauge, help, labels);
}
