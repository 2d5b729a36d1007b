using ModelWatch.Plans;

namespace ModelWatch.Findings;

/// <summary>
/// Critical: a high-risk model whose outputs drift, whose calibration or performance is out of its limits or whose outputs are not those of
/// its file; or, at any risk, a fault in a fifth or more of the cells of a field. Warning otherwise.
/// </summary>
internal static class SeverityRule
{
    private const double GrossShare = 0.2;

    public static Severity Of(MonitoringPlan plan, FindingVerdict verdict)
    {
        var severe = verdict.Key.Kind switch
        {
            FindingKind.Quality => verdict.Breaches.Any(m => m.Evidence?.Excess >= GrossShare),
            FindingKind.Drift => plan.Risk == Risk.High && verdict.Breaches.Any(m => m.Subject.StartsWith("output.", StringComparison.Ordinal)),
            FindingKind.Calibration or FindingKind.Performance => plan.Risk == Risk.High,
            FindingKind.Integrity => plan.Risk == Risk.High && verdict.Breaches.Any(m => m.Measure == "replay_gap"),
            _ => false,
        };
        return severe ? Severity.Critical : Severity.Warning;
    }
}
