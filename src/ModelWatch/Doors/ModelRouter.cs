using ModelWatch.Plans;

namespace ModelWatch.Doors;

/// <summary>
/// Finds the plan of a model by the name that a foreign system has for it: a plan's <c>source.model</c> first, else the model's own name. Lives for one request,
/// so that the plans are looked through once. Not thread safe.
/// </summary>
internal sealed class ModelRouter(PlanStore plans)
{
    private Dictionary<string, MonitoringPlan>? _mapped;

    /// <summary>The plan, or null when nobody is called so. Names are tried in their order; a missing one is passed over.</summary>
    public MonitoringPlan? Find(params string?[] names)
    {
        _mapped ??= Mapped();
        foreach (var name in names.OfType<string>())
        {
            if (_mapped.TryGetValue(name, out var found)) return found;
        }

        return names.OfType<string>().Select(plans.Effective).FirstOrDefault(p => p is not null);
    }

    /// <summary>Where two plans claim one name, the model that comes first by its own name has it.</summary>
    private Dictionary<string, MonitoringPlan> Mapped() => plans.Models().Select(plans.Effective).OfType<MonitoringPlan>().Where(p => p.Source?.Model is not null)
        .GroupBy(p => p.Source!.Model!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
}
