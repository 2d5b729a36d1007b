using System.Data;
using System.Diagnostics.Metrics;
using ModelWatch.Labels;

namespace ModelWatch.Windows;

/// <summary>
/// What the predictions and labels of one transaction add to the cohorts and counts of a model. Written once at its end, told to the
/// instruments after its commit. Not thread safe.
/// </summary>
internal sealed class LabelTally(string model)
{
    private static readonly Meter Meter = new("ModelWatch");
    private static readonly Counter<long> Joined = Meter.CreateCounter<long>("modelwatch_labels_joined_total");
    private static readonly Histogram<double> Delays = Meter.CreateHistogram<double>("modelwatch_label_delay_seconds", "s");
    private readonly Dictionary<long, LabelCohort> _hours = [];
    private readonly List<(string Version, double? Delay)> _first = [];
    private LabelCount _count = LabelCount.None;

    public void Predicted(long time) => Hour(time).Rows++;

    /// <summary>Counts a label that met its prediction; its delay is that of the earliest label, so that no order of arrival matters.</summary>
    public void Met(LabelJoin join, string version)
    {
        _count = _count.With(join);
        if (join.First is null)
        {
            _first.Add((version, join.Time is { } made ? Math.Max(0, join.Label - made) / (double)TimeSpan.TicksPerSecond : null));
        }

        if (join.Time is not { } time || join.First <= join.Label)
        {
            return;
        }

        Count(time, join.Label, 1);
        if (join.First is { } before)
        {
            Count(time, before, -1);
        }
    }

    public void Orphaned(long labels) => _count = _count with { Orphaned = _count.Orphaned + labels };

    /// <summary>Writes what was gathered, in the caller's transaction.</summary>
    public void Save(IDbTransaction transaction)
    {
        foreach (var hour in _hours.Values.OrderBy(h => h.Start))
        {
            LabelCohortTable.Add(transaction, model, hour);
        }

        _count.AddTo(transaction, model);
    }

    /// <summary>Tells the instruments, after the commit.</summary>
    public void Announce()
    {
        foreach (var (version, delay) in _first)
        {
            Joined.Add(1, new("model", model), new("model_version", version));
            if (delay is { } seconds)
            {
                Delays.Record(seconds, new("model", model), new KeyValuePair<string, object?>("model_version", version));
            }
        }

        Clear();
    }

    /// <summary>Forgets what was gathered: its transaction is over, or failed.</summary>
    public void Clear()
    {
        _hours.Clear();
        _first.Clear();
        _count = LabelCount.None;
    }

    private void Count(long time, long label, int by)
    {
        if (DelayCells.Of(label - time) is { } cell)
        {
            Hour(time).Arrived[cell] += by;
        }
    }

    private LabelCohort Hour(long time)
    {
        var start = time - (time % TimeSpan.TicksPerHour);
        return _hours.TryGetValue(start, out var hour) ? hour : _hours[start] = new LabelCohort(start, start + TimeSpan.TicksPerHour);
    }
}
