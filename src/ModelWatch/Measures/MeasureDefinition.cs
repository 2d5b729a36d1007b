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

    /// <summary>On which side of a threshold of the plan a figure is bad.</summary>
    public LimitDirection Direction => Favourable.Contains(Measured) ? LimitDirection.Lower
        : TwoSided.Contains(Measured) || Measured.StartsWith("gap_", StringComparison.Ordinal) ? LimitDirection.Magnitude
        : LimitDirection.Upper;

    /// <summary>The best figure of a measure that is bad on both sides of it.</summary>
    public double Best => Measured == "calibration_slope" ? 1 : 0;

    private string Measured => Family is MeasureFamily.Estimated ? MeasureNames.MeasuredOf(Name) : Name;

    /// <summary>True when a verdict needs the plan's minimum of events: counts and shares are judged at any n.</summary>
    public bool NeedsMinimum =>
        Family is MeasureFamily.Drift or MeasureFamily.Calibration or MeasureFamily.Performance or MeasureFamily.Estimated or MeasureFamily.Fairness;

    private static readonly FrozenSet<string> Favourable = FrozenSet.ToFrozenSet(
        [
            "ks_p", "terminal_digit_p", "domain_auc_p", "mmd_p", "chi_square_p", "g_p", "roc_auc", "average_precision", "brier_skill", "accuracy", "balanced_accuracy", "precision", "recall",
            "specificity", "f1", "mcc", "macro_f1", "kappa", "r2", "label_coverage", "label_coverage_expected", "label_selection_p", "corp_discrimination",
            "coverage", "parity_ratio",
        ], StringComparer.Ordinal);

    // Beside the gaps of a segment's values, which are signed as well.
    private static readonly FrozenSet<string> TwoSided = FrozenSet.ToFrozenSet(
        [
            "bias", "calibration_slope", "calibration_intercept", "calibration_in_the_large", "spiegelhalter_z", "label_selection_shift", "parity_difference",
        ], StringComparer.Ordinal);
}
