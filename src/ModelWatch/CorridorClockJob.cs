using ModelWatch.Intake;
using ModelWatch.Plans;
using Quartz;

namespace ModelWatch;

/// <summary>
/// The wall clock of the corridor: windows of a model that has fallen silent close all the same, and a model whose plan cannot be read says so.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class CorridorClockJob(PlanStore plans, IFoldSignal signal) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var model in plans.Models().Concat(plans.Faults.Keys))
        {
            signal.Notify(model);
        }

        return ValueTask.CompletedTask;
    }
}
