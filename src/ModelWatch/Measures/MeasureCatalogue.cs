using System.Collections.Frozen;
using ModelWatch.Plans;

namespace ModelWatch.Measures;

/// <summary>Every measure that this version computes, in one place.</summary>
internal static class MeasureCatalogue
{
    /// <exception cref="KeyNotFoundException">The name is not in the catalogue.</exception>
    public static MeasureDefinition Of(string measure) => All[measure];

    private static IEnumerable<MeasureDefinition> Table()
    {
        foreach (var name in Quality.Concat(TraitShares.Names).Concat(NumberFaults.Shares))
            yield return new(name, MeasureFamily.Quality);
        foreach (var name in TraitMeasures.Others)
            yield return new(name, MeasureFamily.Summary, InUnit: name is "spike_value");
        foreach (var name in Drift)
            yield return new(name, MeasureFamily.Drift, InUnit: name is "wasserstein", OnDemand: name is "energy");
        foreach (var name in RichMeasures.OfTexts.Concat(RichMeasures.OfVectors))
            yield return new(name, name is "text_length_mean" ? MeasureFamily.Summary : MeasureFamily.Drift);
        foreach (var name in Summary)
            yield return new(name, MeasureFamily.Summary, InUnit: name is not ("distinct" or "entropy"));
        foreach (var name in Calibration)
            yield return new(name, MeasureFamily.Calibration, Parameters: name is "hosmer_lemeshow" ? "df=10" : "");
        foreach (var name in Performance)
            yield return new(name, MeasureFamily.Performance);
        foreach (var name in FairnessMeasures.Names)
            yield return new(name, MeasureFamily.Fairness);
        foreach (var name in Volume)
            yield return new(name, MeasureFamily.Volume);
        foreach (var name in Labels)
            yield return new(name, MeasureFamily.Labels, InUnit: name is "label_delay_50" or "label_delay_90");
        foreach (var name in Estimated.Concat(Estimated.Where(IsRecalibrated).Select(name => name + MeasureNames.PapeEnding)).Append("rows" + MeasureNames.PapeEnding))
            yield return new(MeasureNames.Estimated + name, MeasureFamily.Estimated);
        foreach (var name in Joint)
            yield return new(name, MeasureFamily.Drift);
        foreach (var name in JointSummary)
            yield return new(name, MeasureFamily.Summary);
        yield return new("replay_gap", MeasureFamily.Integrity);
    }

    private static readonly string[] Quality =
    [
        "missing_ratio", "invalid_ratio", "out_of_range_ratio", "unseen_ratio", "sentinel_ratio", "format_ratio", "encoding_ratio", "alias_ratio",
    ];

    private static readonly string[] Drift =
    [
        "ks", "ks_p", "wasserstein", "wasserstein_scaled", "psi", "jensen_shannon", "hellinger", "total_variation", "l_infinity", "kl",
        "energy", "cramer_von_mises", "anderson_darling", "chi_square", "chi_square_p", "g", "g_p", "cramers_v",
    ];

    private static readonly string[] Summary =
    [
        "mean", "stddev", "quantile_05", "quantile_50", "quantile_95", "distinct", "entropy",
    ];

    private static readonly string[] Calibration =
    [
        "brier", "brier_skill", "ece", "ece_debiased", "mce", "calibration_slope", "calibration_intercept", "calibration_in_the_large", "spiegelhalter_z",
        "hosmer_lemeshow", "corp_miscalibration", "corp_discrimination", "corp_uncertainty", "classwise_ece", "top_label_ece",
    ];

    private static readonly string[] Performance =
    [
        "roc_auc", "average_precision", "log_loss", "accuracy", "balanced_accuracy", "precision", "recall",
        "specificity", "f1", "mcc", "macro_f1", "kappa", "mae", "rmse", "bias", "mape", "r2",
        "coverage", "pinball", "crps", "pit_ks",
    ];

    private static readonly string[] Volume = ["event_count", "duplicate_ratio", "late_ratio"];

    private static readonly string[] Labels =
    [
        "label_coverage", "label_coverage_expected", "label_delay_50", "label_delay_90", "label_selection", "label_selection_p", "label_selection_shift",
    ];

    private static readonly string[] Estimated =
    [
        "roc_auc", "average_precision", "log_loss", "brier", "accuracy", "balanced_accuracy", "precision", "recall", "specificity", "f1", "mcc",
        "macro_f1", "kappa", "mae", "rmse",
    ];

    // Of whole rows; mmd and sliced_wasserstein are those of vectors, taken over the numeric inputs together.
    private static readonly string[] Joint = ["pca_reconstruction_error", "domain_auc", "domain_auc_p", "mmd_p", "attribution_shift"];

    private static readonly string[] JointSummary = ["pca_reconstruction_reference", "attribution", "attribution_reference"];

    private static bool IsRecalibrated(string measure) => measure is not ("mae" or "rmse");

    /// <summary>By name. Stands last: it is made of the lists above, and fields are set in the order of the text.</summary>
    public static readonly FrozenDictionary<string, MeasureDefinition> All = Table().ToFrozenDictionary(d => d.Name, StringComparer.Ordinal);
}
