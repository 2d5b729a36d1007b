using ModelWatch.Demo.Traffic;

namespace ModelWatch.Demo;

/// <summary>How far one model's traffic has been sent, and which outcomes are still to come. Used by one task at a time.</summary>
internal sealed class DemoPlay(DemoModel model, DemoDoor door, DateTimeOffset start)
{
    private readonly PriorityQueue<DemoEvent, DateTimeOffset> _awaited = new();
    private DateTimeOffset _sent = start;
    private long _numbered;

    public DemoModel Model => model;

    /// <summary>Sends what happened since the last call, slice by slice; returns the number of events.</summary>
    public async Task<int> CatchUpAsync(TimeProvider time, TimeSpan slice, CancellationToken stop)
    {
        var events = 0;
        var now = time.GetUtcNow();
        while (_sent < now)
        {
            var to = _sent + slice < now ? _sent + slice : now;
            events += await SendAsync(_sent, to, now, stop);
            _sent = to;
        }

        return events;
    }

    private async Task<int> SendAsync(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, CancellationToken stop)
    {
        var events = model.Traffic.Events(from, to, DemoScenario.Seed).ToList();
        foreach (var row in events)
            _awaited.Enqueue(row, row.Known);

        // Outcomes that are known by now go first: in the backfill their windows then close once, with labels.
        var known = new List<DemoEvent>();
        while (_awaited.TryPeek(out var next, out var when) && when <= now)
        {
            known.Add(next);
            _awaited.Dequeue();
        }

        if (known.Count > 0)
            await door.PostAsync(model, "labels", body => EventLines.WriteLabels(body, known), stop);
        if (events.Count > 0)
            await door.PostAsync(model, "events", body => EventLines.Write(body, model, events, first: _numbered), stop);
        _numbered += events.Count;
        return events.Count;
    }
}
