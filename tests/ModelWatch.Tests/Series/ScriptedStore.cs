using ModelWatch.Series;

namespace ModelWatch.Tests.Series;

/// <summary>A store that answers as it is told, and remembers what it was sent and what it took.</summary>
internal sealed class ScriptedStore(Func<IReadOnlyList<SeriesPoint>, WriteOutcome> answer) : ITimeSeriesStore
{
    public string Name => "scripted";

    public TimeSpan DurabilityLag { get; init; }

    public string? Incarnation { get; set; } = "1";

    public List<IReadOnlyList<SeriesPoint>> Requests { get; } = [];

    public List<double> Taken { get; } = [];

    /// <summary>Requests of any kind.</summary>
    public int Calls { get; private set; }

    public Task<string?> IncarnationAsync(CancellationToken cancel)
    {
        Calls++;
        return Task.FromResult(Incarnation);
    }

    public Task<WriteOutcome> WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancel)
    {
        Calls++;
        Requests.Add(points);
        var outcome = answer(points);
        if (outcome.Result == WriteResult.Accepted || outcome.Refused.Count > 0)
            Taken.AddRange(points.Where((_, i) => !outcome.Refused.Contains(i)).Select(p => p.Value));
        return Task.FromResult(outcome);
    }
}
