using ModelWatch.Plans;

namespace ModelWatch.Reports;

/// <summary>Where the snapshot of a period comes from: the record of windows, measurements and findings.</summary>
internal interface IPeriodSource
{
    /// <summary>Starts of the model's first and last window, or null while it has none.</summary>
    (DateTimeOffset First, DateTimeOffset Last)? Reach(string model);

    /// <summary>Everything that a summary of the period is made of, as it is known now.</summary>
    /// <param name="plan">The plan in force now; a period that was closed under an earlier one is summarised under that.</param>
    /// <param name="span">The period.</param>
    PeriodSnapshot Read(MonitoringPlan plan, ReportSpan span);
}
