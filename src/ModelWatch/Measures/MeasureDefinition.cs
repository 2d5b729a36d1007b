using System.Collections.Frozen;
using ModelWatch.Plans;

namespace ModelWatch.Measures;

/// <summary>One measure of section 6 of the contract.</summary>
/// <param name="Name">Such as <c>ks</c>.</param>
/// <param name="Family">What it judges.</param>
/// <param name="Version">Raised when the definition changes, so that figures of different definitions are never compared unnoticed.</param>
/// <param name="InUnit">True when its value carries the unit of the input.</param>
/// <param name="OnDemand">True when it costs so much that it is computed only where the plan names it.</param>
/// <param name="Parameters">What a reader must know to use the figure, such as <c>df=10</c>; empty for most.</param>
internal sealed record MeasureDefinition(
    string Name, MeasureFamily Family, int Version = 1, bool InUnit = false, bool OnDemand = false, string Parameters = "")
{
    /// <summary>Such as <c>ks/1</c>, or <c>hosmer_lemeshow/1 df=10</c>.</summary>
    public string Definition { get; } = Parameters.Length == 0 ? $"{Name}/{Version}" : $"{Name}/{Version} {Parameters}";

    /// <summary>True where a small figure is the bad one: a threshold of the plan is then a lower limit.</summary>
    public bool HigherIsBetter => Favourable.Contains(Family is MeasureFamily.Estimated ? MeasureNames.MeasuredOf(Name) : Name);

    /// <summary>True when a verdict needs the plan's minimum of events: counts and shares are judged at any n.</summary>
    public bool NeedsMinimum =>
        Family is MeasureFamily.Drift or MeasureFamily.Calibration or MeasureFamily.Performance or MeasureFamily.Estimated or MeasureFamily.Fairness;

    private static readonly FrozenSet<string> Favourable = FrozenSet.ToFrozenSet(
        [
            "ks_p", "domain_auc_p", "mmd_p", "chi_square_p", "g_p", "roc_auc", "average_precision", "brier_skill", "accuracy", "balanced_accuracy", "precision", "recall",
            "specificity", "f1", "mcc", "macro_f1", "kappa", "r2", "label_coverage", "label_coverage_expected", "label_selection_p", "corp_discrimination", "calibration_slope",
            "coverage", "parity_ratio",
        ], StringComparer.Ordinal);
}
