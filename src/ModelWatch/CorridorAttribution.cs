using System.Collections.Concurrent;
using ModelWatch.Artefacts.Replay;
using ModelWatch.References;
using ModelWatch.State;
using ModelWatch.Windows;

namespace ModelWatch;

/// <summary>
/// Asks the plan's model file how much it leans on each input, for the evidence of a fresh window and for the sample of the reference.
/// A child process is started for it: only for windows that are news, and at most once in ten minutes a model. Thread safe.
/// </summary>
internal sealed class CorridorAttribution(ReplayProbe probe, IStateStore state)
{
    private const string Measure = "attribution_shift";
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, (WindowKey Key, DateTimeOffset At, Attribution Result)> _last = new();

    /// <summary>The shares of the inputs, or why there are none; null where the plan does not include the measure.</summary>
    public Attribution? Probe(WindowState window, DateTimeOffset now)
    {
        if (!window.Rules.Plan.Measures.Include.Contains(Measure))
            return null;
        if (_last.TryGetValue(window.Key.Model, out var last) && last.Key == window.Key)
            return last.Result;
        if (!CorridorReplay.IsNews(window, now))
            return Attribution.Absent("the model file is run for the newest window only");
        if (last.Key is not null && now - last.At < Pause)
            return Attribution.Absent("the model file was run less than ten minutes ago");
        var result = Ask(window);
        _last[window.Key.Model] = (window.Key, now, result);
        return result;
    }

    private Attribution Ask(WindowState window)
    {
        var (plan, reference) = (window.Rules.Plan, window.Rules.Reference);
        if (plan.Artifact is null)
            return Attribution.Absent("the plan names no model file");
        if (reference is null)
            return Attribution.Absent("no-reference");
        var most = AttributionProbe.RowsFor(plan.Inputs.Count);
        var events = state.Read(connection => EvidenceTable.Read(connection, window.Key, most));
        if (events.Count == 0)
            return Attribution.Absent("the window kept no events as evidence");
        var inputs = RowSample.OpenInputs(plan).Select(i => i.Name).ToList();
        return AttributionProbe.MeasureAsync(
            probe, plan, SampleRows.Of(plan, reference.Sample, most), EvidenceRows.Of(plan, events).Inputs, inputs, CancellationToken.None).GetAwaiter().GetResult();
    }
}
