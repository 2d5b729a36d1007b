using System.Collections.Concurrent;
using ModelWatch.Plans;
using ModelWatch.References;

namespace ModelWatch.Windows;

/// <summary>
/// Which plan and reference govern a window. A model's first plan and first reference count for every window not yet closed, a later one
/// from the first window that starts after the watermark at which it became effective. Thread safe.
/// </summary>
internal sealed class Rulebook(PlanStore plans, ReferenceStore references)
{
    private readonly ConcurrentDictionary<(string Plan, string? Reference), WindowRules> _rules = new();

    /// <summary>The rules of the window that holds this event time (ticks of UTC), or null where the model has no effective plan.</summary>
    public WindowRules? At(string model, long time) => Place(model, time).Rules;

    /// <summary>The rules and the window of an event time, with the times around it for which that stays so; the rules are null where the model has no effective plan.</summary>
    public WindowPlace Place(string model, long time)
    {
        var steps = plans.Timeline(model).Steps;
        var (from, to) = (long.MinValue, long.MaxValue);
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            var (start, end) = WindowCalendar.Of(steps[i].Plan).Containing(time);
            (from, to) = (Math.Max(from, start), Math.Min(to, end));
            if (steps[i].From == 0 || start > steps[i].From)
                return new WindowPlace(Of(steps[i].Plan, references.Timeline(model).At(start)), start, end, from, to);
        }

        return new WindowPlace(null, 0, 0, from, to);
    }

    /// <summary>True for the version of an effective plan of the model.</summary>
    public bool Knows(string model, string version) => plans.Timeline(model).Steps.Any(step => step.Plan.Version == version);

    /// <summary>The rules that a stored window was folded under.</summary>
    /// <exception cref="InvalidDataException">The plan or reference is gone.</exception>
    public WindowRules Of(string model, string planDigest, string? referenceDigest)
    {
        if (_rules.TryGetValue((planDigest, referenceDigest), out var known))
        {
            return known;
        }

        var plan = plans.Timeline(model).ByDigest(planDigest)
            ?? throw new InvalidDataException($"The plan {planDigest} of {model} is needed by a stored window and is gone.");
        var reference = referenceDigest is null
            ? null
            : references.Timeline(model).ByDigest(referenceDigest) ?? throw new InvalidDataException($"The reference {referenceDigest} of {model} is needed by a stored window and is gone.");
        return Of(plan, reference);
    }

    private WindowRules Of(MonitoringPlan plan, ReferenceProfile? reference) => _rules.GetOrAdd(
        (plan.Digest, reference?.Digest),
        _ => new WindowRules(plan, reference, FeatureSchema.Of(plan, reference?.Grids)));
}
