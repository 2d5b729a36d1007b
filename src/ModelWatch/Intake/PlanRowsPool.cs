using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ModelWatch.Plans;

namespace ModelWatch.Intake;

/// <summary>What reads events under a plan, kept for the next body of the model. A plan that is gone takes its own with it. Thread safe.</summary>
internal sealed class PlanRowsPool(Mask mask)
{
    private const int MostAPlan = 4;
    private readonly ConditionalWeakTable<MonitoringPlan, Shelf> _shelves = [];

    public PlanRows Rent(MonitoringPlan plan)
    {
        var shelf = _shelves.GetValue(plan, static p => new Shelf(PlanLayout.Of(p)));
        return shelf.Idle.TryTake(out var rows) ? rows : new PlanRows(shelf.Layout, mask);
    }

    public void Return(PlanRows rows)
    {
        rows.Batch.Clear();
        if (_shelves.TryGetValue(rows.Layout.Plan, out var shelf) && shelf.Idle.Count < MostAPlan)
        {
            shelf.Idle.Add(rows);
        }
    }

    private sealed record Shelf(PlanLayout Layout)
    {
        public ConcurrentBag<PlanRows> Idle { get; } = [];
    }
}
