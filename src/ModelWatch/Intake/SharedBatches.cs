using System.Collections.Concurrent;
using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Intake;

/// <summary>The batch that single events share, one a model while any are waiting. Thread safe.</summary>
internal sealed class SharedBatches(IEventLog log, PlanRowsPool pool, Func<MonitoringPlan, PlanSteps> steps, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, SharedBatch> _open = new(StringComparer.Ordinal);

    public SharedPlace Add(MonitoringPlan plan, ReadOnlySpan<byte> line)
    {
        while (true)
        {
            var batch = _open.TryGetValue(plan.Model, out var open) && open.Plan == plan ? open : _open[plan.Model] = New(plan);
            if (batch.TryAdd(line) is { } place)
            {
                return place;
            }

            _open.TryRemove(KeyValuePair.Create(plan.Model, batch));
        }
    }

    private SharedBatch New(MonitoringPlan plan) => new(plan, new EventBody(steps(plan), pool.Rent, time.GetUtcNow()), pool, log, time);
}
