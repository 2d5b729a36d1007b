using ModelWatch.Plans;

namespace ModelWatch.Reports;

/// <summary>Makes summaries: one that is asked for, or all that are due. Thread safe.</summary>
internal sealed class ReportMaker(IPeriodSource source, ReportStore store, TimeProvider time)
{
    /// <summary>Periods that are made up for after a stand-still, at most.</summary>
    private const int MostDue = 12;

    /// <summary>The summary of a period of a model that has an effective plan.</summary>
    public (StoredReport Report, bool IsNew) Make(MonitoringPlan plan, ReportSpan span) => store.Put(source.Read(plan, span));

    /// <summary>The last period that is over.</summary>
    public ReportSpan Last(MonitoringPlan plan)
    {
        var calendar = ReportCalendar.Of(plan);
        return calendar.Before(calendar.Containing(time.GetUtcNow()));
    }

    public bool HasBegun(ReportSpan span) => span.From <= time.GetUtcNow();

    /// <summary>
    /// Periods past their cut-off that have no frozen summary yet, oldest first. They end with the last one that holds a window: a model that
    /// is no longer served gets no empty summaries.
    /// </summary>
    public IReadOnlyList<ReportSpan> Due(MonitoringPlan plan)
    {
        if (source.Reach(plan.Model) is not var (first, newest)) return [];
        var calendar = ReportCalendar.Of(plan);
        var due = new List<ReportSpan>();
        var (span, held) = (Last(plan), calendar.Containing(newest));
        if (held.From < span.From) span = held;
        for (var i = 0; i < MostDue && span.To > first; i++, span = calendar.Before(span))
        {
            if (span.To + plan.Report.Cutoff > time.GetUtcNow()) continue;
            if (store.Find(PeriodSnapshot.IdOf(plan.Model, span)) is { Frozen: true }) continue;
            due.Add(span);
        }

        due.Reverse();
        return due;
    }
}
