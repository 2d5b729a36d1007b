using ModelWatch.Plans;
using Quartz;

namespace ModelWatch.Reports;

/// <summary>Makes the summaries that are due: each plan's period in its zone, after its cut-off.</summary>
[DisallowConcurrentExecution]
internal sealed partial class PeriodicReportJob(PlanStore plans, ReportMaker maker, ILogger<PeriodicReportJob> logger) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var plan in plans.Models().Select(plans.Effective).OfType<MonitoringPlan>())
        {
            foreach (var span in maker.Due(plan))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Make(plan, span);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>A summary that cannot be made must not keep the others from being made; it is tried again at the next turn.</summary>
    private void Make(MonitoringPlan plan, ReportSpan span)
    {
        try
        {
            var (report, isNew) = maker.Make(plan, span);
            if (isNew) Made(report.Id, report.Revision);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(e, plan.Model, span.Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Summary {Id} revision {Revision} was made.")]
    private partial void Made(string id, int revision);

    [LoggerMessage(Level = LogLevel.Error, Message = "The summary of {Model} for {Period} could not be made; it is tried again.")]
    private partial void Failed(Exception exception, string model, string period);
}
