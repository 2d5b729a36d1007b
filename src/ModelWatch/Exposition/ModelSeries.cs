using ModelWatch.Findings;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.Windows;

namespace ModelWatch.Exposition;

/// <summary>
/// What the rest of the house tells /metrics about models. A model's series are replaced as a whole; a scrape sees all of an evaluation or none.
/// Thread safe.
/// </summary>
internal sealed class ModelSeries(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, ModelExposure> models = [];

    /// <summary>Shows a model whose plan is effective, with the digest of its reference and the time it was made, or null without one.</summary>
    public void Know(MonitoringPlan plan, string? reference, DateTimeOffset? created)
    {
        lock (gate)
            Exposure(plan.Model).Know(plan, reference, created);
    }

    /// <summary>Shows an evaluated window.</summary>
    /// <param name="plan">The plan that the window was measured under.</param>
    /// <param name="measurements">All figures of the window; those of segments are passed over.</param>
    /// <param name="firing">Every finding of the model that fires now; it replaces what was said before.</param>
    /// <param name="evaluated">When it was evaluated; null is now. A restart hands in the stored time.</param>
    /// <param name="labelled">The window's predictions whose outcome is known, for the reliability diagram; null where they are not at hand.</param>
    /// <param name="sources">What each source sent into the window; null where it is not at hand.</param>
    public void Publish(MonitoringPlan plan, IReadOnlyList<Measurement> measurements, IReadOnlyList<Finding> firing, DateTimeOffset? evaluated = null, LabelledRows? labelled = null, IReadOnlyList<WindowSource>? sources = null)
    {
        lock (gate)
            Exposure(plan.Model).Publish(plan, measurements, firing, evaluated ?? time.GetUtcNow(), labelled, sources);
    }

    /// <summary>Takes a model's series away.</summary>
    public void Withdraw(string model)
    {
        lock (gate)
            models.Remove(model);
    }

    /// <summary>Everything that is valid now.</summary>
    public IReadOnlyList<Sample> Now()
    {
        lock (gate)
            return [.. models.Values.SelectMany(model => model.Now(time.GetUtcNow()))];
    }

    /// <summary>Series withheld since the start, by model.</summary>
    public IReadOnlyList<Sample> Withheld()
    {
        lock (gate)
            return [.. models.Select(model => new Sample("modelwatch_series_suppressed_total", [model.Key], model.Value.Withheld))];
    }

    private ModelExposure Exposure(string model)
    {
        if (!models.TryGetValue(model, out var exposure))
            models[model] = exposure = new(model);
        return exposure;
    }
}
