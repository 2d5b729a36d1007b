namespace ModelWatch.Exposition;

/// <summary>The metrics of a model and of its newest windows: gauges that rise and fall with the evaluations.</summary>
internal static class ModelMetrics
{
    private static readonly string[] M = ["model", "model_version"];
    private static readonly string[] Evaluation = [.. M, "evaluation"];
    private static readonly string[] W = [.. M, "window"];
    private static readonly string[] Feature = [.. M, "feature", "window"];
    private static readonly string[] Output = [.. M, "output", "window"];
    private static readonly string[] Limit = [.. M, "output", "statistic", "window"];

    public static readonly IReadOnlyList<MetricEntry> All =
    [
        Gauge("modelwatch_model_info", "A watched model; always 1. Join it to route by owner or risk.", [.. M, "task", "owner", "risk_class", "state", "traffic"]),
        Gauge("modelwatch_model_features", "Inputs that the plan declares, by kind.", [.. M, "kind"]),
        Gauge("modelwatch_reference_info", "The reference in force; always 1.", [.. M, "reference_id"]),
        Gauge("modelwatch_reference_created_timestamp_seconds", "When the reference in force was made.", M),
        Gauge("modelwatch_window_samples", "Events in the newest evaluated window.", W),
        Gauge("modelwatch_window_min_samples", "Events that a window needs before a verdict.", W),
        Gauge("modelwatch_window_end_timestamp_seconds", "End of the newest evaluated window.", W),
        Gauge("modelwatch_evaluation_last_success_timestamp_seconds", "When an evaluation last succeeded.", Evaluation),
        Gauge("modelwatch_evaluation_interval_seconds", "How often an evaluation is expected.", Evaluation),
        Gauge("modelwatch_feature_drift_psi", "Population stability index against the reference.", Feature),
        Gauge("modelwatch_feature_drift_ks_distance", "Kolmogorov-Smirnov distance to the reference, 0 to 1.", Feature),
        Gauge("modelwatch_feature_drift_wasserstein_scaled", "First Wasserstein distance in standard deviations of the reference.", Feature),
        Gauge("modelwatch_feature_drift_jensen_shannon_distance", "Jensen-Shannon distance to the reference (base 2), 0 to 1.", Feature),
        Gauge("modelwatch_feature_drift_score_per_threshold_ratio", "Drift measure over the limit that the plan opted into; 1 is at the limit.", [.. M, "feature", "method", "window"]),
        Gauge("modelwatch_prediction_drift_psi", "Population stability index of an output against the reference.", Output),
        Gauge("modelwatch_prediction_drift_ks_distance", "Kolmogorov-Smirnov distance of an output to the reference, 0 to 1.", Output),
        Gauge("modelwatch_prediction_drift_wasserstein_scaled", "First Wasserstein distance of an output in standard deviations of the reference.", Output),
        Gauge("modelwatch_prediction_drift_jensen_shannon_distance", "Jensen-Shannon distance of an output to the reference (base 2), 0 to 1.", Output),
        Gauge("modelwatch_drifted_features", "Inputs under an open drift finding, also those withheld by the series budget.", W),
        Gauge("modelwatch_calibration_ece_ratio", "Expected calibration error, 15 equal-width bins.", Output),
        Gauge("modelwatch_calibration_top_label_ece_ratio", "Expected calibration error of the most probable class, 10 bins.", Output),
        Gauge("modelwatch_calibration_slope", "Slope of the logistic recalibration; 1 is calibrated.", Output),
        Gauge("modelwatch_calibration_intercept", "Intercept of the logistic recalibration; 0 is calibrated.", Output),
        Gauge("modelwatch_calibration_brier_score", "Mean squared error of the predicted probability.", Output),
        Gauge("modelwatch_calibration_log_loss_nats", "Mean negative log likelihood of the outcome.", Output),
        Gauge("modelwatch_performance_accuracy_ratio", "Share of right decisions.", Output),
        Gauge("modelwatch_performance_roc_auc_ratio", "Area under the ROC curve.", Output),
        Gauge("modelwatch_performance_mae", "Mean absolute error, in the unit of the output.", Output),
        Gauge("modelwatch_performance_rmse", "Root mean squared error, in the unit of the output.", Output),
        Gauge("modelwatch_performance_bias", "Mean of predicted minus true, in the unit of the output.", Output),
        Gauge("modelwatch_performance_lower", "Lower confidence limit of a calibration or performance statistic.", Limit),
        Gauge("modelwatch_performance_upper", "Upper confidence limit of a calibration or performance statistic.", Limit),
        Gauge("modelwatch_estimated_performance_ratio", "Performance estimated before the outcomes are known; never the measured one.", Limit),
        Gauge("modelwatch_multivariate_drift_domain_auc_ratio", "Area of a classifier that tells the window's rows from the reference's; 0.5 is no drift.", W),
        Gauge("modelwatch_multivariate_drift_reconstruction_error", "Mean distance of rows from the principal plane of the reference, in standard deviations.", W),
        Gauge("modelwatch_label_coverage_ratio", "Share of the window's predictions whose outcome is known.", W),
        Gauge("modelwatch_feature_missing_ratio", "Share of events in which the input is absent or null.", Feature),
        Gauge("modelwatch_feature_invalid_ratio", "Share of events in which the input is present but not as declared, by reason.", [.. M, "feature", "reason", "window"]),
        Gauge("modelwatch_finding_open", "1 while a finding of this kind fires, else 0.", [.. M, "kind", "severity"]),
        Gauge("modelwatch_series", "Series of a model's newest windows, withheld ones included.", "model"),
        Gauge("modelwatch_series_budget", "Series of a model that are exposed at most.", "model"),
        new("modelwatch_series_suppressed_total", MetricKind.Counter, "Series withheld because a model was over its budget, counted at each evaluation.", "model"),
    ];

    private static MetricEntry Gauge(string name, string help, params string[] labels) => new(name, MetricKind.Gauge, help, labels);
}
