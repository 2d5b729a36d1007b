using System.Collections.Frozen;

namespace ModelWatch.Exposition;

/// <summary>Which metric shows which measure of the contract. A measure without an entry lives in the series store alone.</summary>
internal static class MetricNames
{
    /// <summary>Measure to the ending that a drift metric of an input or an output has.</summary>
    public static readonly FrozenDictionary<string, string> Drift = new Dictionary<string, string>
    {
        ["psi"] = "psi",
        ["ks"] = "ks_distance",
        ["wasserstein_scaled"] = "wasserstein_scaled",
        ["jensen_shannon"] = "jensen_shannon_distance",
        ["hellinger"] = "hellinger_distance",
        ["cramers_v"] = "cramers_v",
        ["total_variation"] = "total_variation_distance",
    }.ToFrozenDictionary();

    /// <summary>P-values of the distances: shown, adjusted for the number of inputs, only where the plan includes one by name.</summary>
    public static readonly FrozenSet<string> PValues = FrozenSet.ToFrozenSet(["ks_p", "chi_square_p", "g_p"]);

    /// <summary>Quality share to the reason that it counts.</summary>
    public static readonly FrozenDictionary<string, string> InvalidReasons = new Dictionary<string, string>
    {
        ["invalid_ratio"] = "type",
        ["out_of_range_ratio"] = "range",
        ["unseen_ratio"] = "category",
        ["sentinel_ratio"] = "sentinel",
        ["format_ratio"] = "format",
        ["encoding_ratio"] = "encoding",
        ["alias_ratio"] = "alias",
    }.ToFrozenDictionary();

    /// <summary>Measure of labelled outputs to its metric.</summary>
    public static readonly FrozenDictionary<string, string> Labelled = new Dictionary<string, string>
    {
        ["ece"] = "modelwatch_calibration_ece_ratio",
        ["mce"] = "modelwatch_calibration_mce_ratio",
        ["top_label_ece"] = "modelwatch_calibration_top_label_ece_ratio",
        ["calibration_slope"] = "modelwatch_calibration_slope",
        ["calibration_intercept"] = "modelwatch_calibration_intercept",
        ["brier"] = "modelwatch_calibration_brier_score",
        ["log_loss"] = "modelwatch_calibration_log_loss_nats",
        ["accuracy"] = "modelwatch_performance_accuracy_ratio",
        ["balanced_accuracy"] = "modelwatch_performance_balanced_accuracy_ratio",
        ["precision"] = "modelwatch_performance_precision_ratio",
        ["recall"] = "modelwatch_performance_recall_ratio",
        ["specificity"] = "modelwatch_performance_specificity_ratio",
        ["f1"] = "modelwatch_performance_f1_ratio",
        ["mcc"] = "modelwatch_performance_mcc",
        ["roc_auc"] = "modelwatch_performance_roc_auc_ratio",
        ["average_precision"] = "modelwatch_performance_average_precision_ratio",
        ["mae"] = "modelwatch_performance_mae",
        ["rmse"] = "modelwatch_performance_rmse",
        ["bias"] = "modelwatch_performance_bias",
        ["mape"] = "modelwatch_performance_mape_ratio",
        ["r2"] = "modelwatch_performance_r2_ratio",
        ["coverage"] = "modelwatch_coverage_ratio",
    }.ToFrozenDictionary();

    /// <summary>Measure of the model's rows taken together to its metric.</summary>
    public static readonly FrozenDictionary<string, string> Joint = new Dictionary<string, string>
    {
        ["domain_auc"] = "modelwatch_multivariate_drift_domain_auc_ratio",
        ["pca_reconstruction_error"] = "modelwatch_multivariate_drift_reconstruction_error",
        ["label_coverage"] = "modelwatch_label_coverage_ratio",
    }.ToFrozenDictionary();

    /// <summary>Estimates that are shares; their label "statistic" is the measured name.</summary>
    public static readonly FrozenSet<string> Estimated =
        FrozenSet.ToFrozenSet(["roc_auc", "average_precision", "accuracy", "balanced_accuracy", "precision", "recall", "specificity", "f1", "macro_f1"]);
}
