using System.Collections.Concurrent;
using ModelWatch.Plans;
using ModelWatch.References;

namespace ModelWatch.Windows;

/// <summary>
/// Which plan and reference govern a window. A model's first plan and first reference count for every window not yet closed, a later one
/// from the first window that starts after the watermark at which it became effective. Rules live as long as a window holds them. Thread safe.
/// </summary>
internal sealed class Rulebook(PlanStore plans, ReferenceStore references)
{
    private readonly ConcurrentDictionary<(string Model, string Plan, string? Reference), WeakReference<WindowRules>> _rules = new();

    /// <summary>The rules of the window that holds this event time (ticks of UTC), or null where the model has no effective plan.</summary>
    public WindowRules? At(string model, long time) => Place(model, time).Rules;

    /// <summary>The plan alone of the window that holds this event time: costs nothing.</summary>
    public MonitoringPlan? PlanAt(string model, long time) => Timeline(model).Governing(time);

    /// <summary>True where an overload may leave out events of the model.</summary>
    public bool IsAdaptive(string model) => Timeline(model).Steps.Any(step => step.Plan.Sampling.Adaptive);

    /// <summary>True where a reference counts for a window that starts then.</summary>
    public bool HasReference(string model, long start) => references.Timeline(model).At(start) is not null;

    /// <summary>The rules and the window of an event time, with the times around it for which that stays so; the rules are null where the model has no effective plan.</summary>
    public WindowPlace Place(string model, long time)
    {
        var steps = Timeline(model).Steps;
        var (from, to) = (long.MinValue, long.MaxValue);
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            var (start, end) = WindowCalendar.Of(steps[i].Plan).Containing(time);
            (from, to) = (Math.Max(from, start), Math.Min(to, end));
            if (PlanTimeline.Governs(steps[i].From, start))
                return new WindowPlace(Of(steps[i].Plan, references.Timeline(model).At(start)), start, end, from, to);
        }

        return new WindowPlace(null, 0, 0, from, to);
    }

    /// <summary>True for the version of an effective plan of the model.</summary>
    public bool Knows(string model, string version) => Timeline(model).Steps.Any(step => step.Plan.Version == version);

    /// <summary>The rules that a stored window was folded under.</summary>
    /// <exception cref="InvalidDataException">The plan or reference is gone or cannot be read.</exception>
    public WindowRules Of(string model, string planDigest, string? referenceDigest)
    {
        if (Known(model, planDigest, referenceDigest) is { } known)
        {
            return known;
        }

        var plan = Timeline(model).ByDigest(planDigest)
            ?? throw new InvalidDataException($"The plan {planDigest} of {model} is needed by a stored window and is gone.");
        return Of(plan, referenceDigest);
    }

    /// <summary>Ends with the reason where a stored plan of the model cannot be read: nothing of it may be folded then.</summary>
    /// <exception cref="InvalidDataException">It cannot.</exception>
    public void Demand(string model)
    {
        if (plans.Faults.TryGetValue(model, out var why))
        {
            throw new InvalidDataException(why);
        }
    }

    private PlanTimeline Timeline(string model)
    {
        Demand(model);
        return plans.Timeline(model);
    }

    private WindowRules Of(MonitoringPlan plan, string? digest)
    {
        if (Known(plan.Model, plan.Digest, digest) is { } known)
        {
            return known;
        }

        var grids = digest is null ? null
            : references.Grids(plan.Model, digest) ?? throw new InvalidDataException($"The reference {digest} of {plan.Model} is needed by a stored window and is gone.");
        var rules = new WindowRules(plan, digest, FeatureSchema.Of(plan, grids), references);
        _rules[(plan.Model, plan.Digest, digest)] = new WeakReference<WindowRules>(rules);
        return rules;
    }

    private WindowRules? Known(string model, string plan, string? reference) =>
        _rules.TryGetValue((model, plan, reference), out var weak) && weak.TryGetTarget(out var rules) ? rules : null;
}
