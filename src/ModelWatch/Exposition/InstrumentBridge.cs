using System.Diagnostics.Metrics;

namespace ModelWatch.Exposition;

/// <summary>
/// Carries the instruments of the meter <c>ModelWatch</c> into the registry. Rooms before this one cannot name it, so they keep plain .NET
/// instruments whose names and tags are those of <see cref="ServiceMetrics"/>; an instrument that the catalogue does not list is not exposed.
/// </summary>
internal sealed class InstrumentBridge : IDisposable
{
    /// <summary>The meter that the house's instruments belong to.</summary>
    public const string MeterName = "ModelWatch";

    private readonly MetricRegistry registry;
    private readonly MeterListener listener = new();

    /// <param name="registry">Where the values go.</param>
    /// <param name="scope">The meter factory whose meters are carried over, beside static ones; so two services of one process stay apart.</param>
    public InstrumentBridge(MetricRegistry registry, object? scope = null)
    {
        this.registry = registry;
        listener.InstrumentPublished = (instrument, to) =>
        {
            var ours = instrument.Meter.Name == MeterName && (instrument.Meter.Scope is null || ReferenceEquals(instrument.Meter.Scope, scope));
            if (ours && MetricCatalogue.Find(instrument.Name) is { } entry)
                to.EnableMeasurementEvents(instrument, entry);
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, entry) => Take(instrument, value, tags, entry));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, entry) => Take(instrument, value, tags, entry));
        listener.SetMeasurementEventCallback<double>(Take);
        listener.Start();
    }

    /// <summary>Asks the observable instruments for their values now; one that fails costs its own value, never the page.</summary>
    public void Observe()
    {
        try
        {
            listener.RecordObservableInstruments();
        }
        catch (AggregateException)
        {
            // All instruments have been asked; one was taken away, or its owner is ending, while it answered.
        }
    }

    public void Dispose() => listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        var entry = (MetricEntry)state!;
        var labels = Labels(entry, tags);
        switch (entry.Kind)
        {
            case MetricKind.Histogram:
                registry.Observe(entry.Name, labels, value);
                break;
            case MetricKind.Gauge:
                registry.Set(entry.Name, labels, value);
                break;
            case MetricKind.Counter when instrument.IsObservable:
                registry.AddTo(entry.Name, labels, value);
                break;
            default:
                registry.Add(entry.Name, labels, Math.Max(0, value));
                break;
        }
    }

    /// <summary>Label values in the order of the catalogue; a tag that is not given is empty, one that is not listed is dropped.</summary>
    private static string[] Labels(MetricEntry entry, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new string[entry.Labels.Length];
        Array.Fill(labels, "");
        foreach (var tag in tags)
        {
            var place = Array.IndexOf(entry.Labels, tag.Key);
            if (place >= 0)
                labels[place] = LabelText.Bound(tag.Value?.ToString() ?? "");
        }

        return labels;
    }
}
