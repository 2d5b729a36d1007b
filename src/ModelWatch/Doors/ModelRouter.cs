using ModelWatch.Plans;

namespace ModelWatch.Doors;

/// <summary>Finds the plan of a model by the name that a foreign system has for it: a plan's <c>source.model</c> first, else the model's own name. Thread safe.</summary>
internal sealed class ModelRouter(PlanStore plans)
{
    /// <summary>The plan, or null when nobody is called so. Names are tried in their order; a missing one is passed over.</summary>
    public MonitoringPlan? Find(params string?[] names)
    {
        var mapped = plans.Models().Select(plans.Effective).OfType<MonitoringPlan>().Where(p => p.Source?.Model is not null).ToList();
        foreach (var name in names.OfType<string>())
        {
            if (mapped.Find(p => p.Source!.Model == name) is { } found) return found;
        }

        return names.OfType<string>().Select(plans.Effective).FirstOrDefault(p => p is not null);
    }
}
