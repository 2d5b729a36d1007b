using ModelWatch.Plans;

namespace ModelWatch.Intake;

/// <summary>
/// Which plan governs an event's time: the first for every time before the second, a later one from the first window that starts after the
/// watermark at which it became effective. Immutable but for the window that was asked last. Not thread safe.
/// </summary>
internal sealed class PlanSteps(IReadOnlyList<(long From, MonitoringPlan Plan)> steps)
{
    private readonly WindowCalendar[] _calendars = [.. steps.Select(s => WindowCalendar.Of(s.Plan))];
    private (long Start, long End) _newest;

    public int Count => steps.Count;

    /// <summary>The place of the newest plan.</summary>
    public int Newest => steps.Count - 1;

    public MonitoringPlan this[int step] => steps[step].Plan;

    public static PlanSteps Of(MonitoringPlan plan) => new([(0, plan)]);

    /// <summary>The plans of a timeline whose newest is the plan; else that plan alone, for all times.</summary>
    public static PlanSteps Of(PlanTimeline timeline, MonitoringPlan plan) =>
        timeline.Newest?.Digest == plan.Digest ? new PlanSteps(timeline.Steps) : Of(plan);

    /// <summary>The place of the plan of an event time, in ticks of UTC.</summary>
    public int At(long time)
    {
        for (var step = steps.Count - 1; step >= 0; step--)
        {
            if (PlanTimeline.Governs(steps[step].From, StartUnder(step, time)))
            {
                return step;
            }
        }

        // Before every plan that says where it begins: the oldest reads it.
        return 0;
    }

    private long StartUnder(int step, long time)
    {
        if (step < Newest)
        {
            return _calendars[step].Containing(time).Start;
        }

        if (time < _newest.Start || time >= _newest.End)
        {
            _newest = _calendars[step].Containing(time);
        }

        return _newest.Start;
    }
}
