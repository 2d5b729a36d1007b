using Quartz;

namespace ModelWatch;

/// <summary>The turn of retention, once an hour.</summary>
[DisallowConcurrentExecution]
internal sealed class CorridorRetentionJob(CorridorRetention retention) : IJob
{
    public static readonly TimeSpan Turn = TimeSpan.FromHours(1);

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        retention.Run();
        return ValueTask.CompletedTask;
    }
}
