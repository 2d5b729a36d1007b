using ModelWatch.Findings;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Series;
using ModelWatch.State;
using ModelWatch.Windows;

namespace ModelWatch.Exposition;

/// <summary>
/// What the record says about models: their plan and reference at each scrape, and after a restart the windows that are not stale yet, so that
/// neither a series nor an alert ends because the process did. Not thread safe: the page guards it.
/// </summary>
internal sealed class KnownModels(PlanStore plans, ReferenceStore references, FindingStore findings, IStateStore state, TimeProvider time)
{
    private bool restored;

    /// <summary>Brings <paramref name="models"/> up to date.</summary>
    public void Show(ModelSeries models)
    {
        foreach (var plan in plans.Models().Select(plans.Effective).OfType<MonitoringPlan>())
        {
            var reference = references.History(plan.Model).FirstOrDefault(stored => stored.EffectiveFrom is not null);
            models.Know(plan, reference?.Digest, reference?.Received);
            if (!restored)
                Restore(plan, models);
        }

        restored = true;
    }

    /// <summary>The record does not say when a window was evaluated; the earliest time at which it could be stands for it.</summary>
    private void Restore(MonitoringPlan plan, ModelSeries models)
    {
        var now = time.GetUtcNow();
        var firing = state.Read(findings.Firing).Where(finding => finding.Model == plan.Model).ToList();
        var from = now - (4 * Cadence.Of(plan).Interval) - plan.Window.Lateness;
        var windows = Read(new(plan.Model) { Segment = "", From = from, Limit = MeasurementQuery.GreatestLimit }).GroupBy(figure => (figure.WindowEnd, figure.Version)).ToList();
        if (windows.Count == 0 && firing.Count > 0)
            models.Publish(plan, [], firing, now);
        foreach (var window in windows)
        {
            var evaluated = window.Key.WindowEnd!.Value + plan.Window.Lateness;
            models.Publish(plan, [.. window], firing, evaluated < now ? evaluated : now, Labelled(plan, [.. window]), Sources(plan, window.First()));
        }
    }

    private LabelledRows? Labelled(MonitoringPlan plan, IReadOnlyList<Measurement> window) =>
        window[0] is not { WindowStart: { } start, WindowEnd: { } end } || plan.Label is null
            ? null
            : state.Read(connection => PredictionTable.Columns(plan, PredictionTable.Labelled(connection, new(plan.Model, window[0].Version, start, end))));

    private List<WindowSource>? Sources(MonitoringPlan plan, Measurement of) => of.WindowStart is not { } start
        ? null
        : state.Read(connection => SourceTable.Read(connection, plan.Model, start.UtcTicks, start.UtcTicks)[(start.UtcTicks, of.Version)].ToList());

    private List<Measurement> Read(MeasurementQuery query) => state.Read(connection =>
    {
        var all = new List<Measurement>();
        for (var next = query; next is not null;)
        {
            var page = MeasurementStore.Query(connection, next);
            all.AddRange(page.Items);
            next = page.Next is { } after ? query with { After = after } : null;
        }

        return all;
    });
}
