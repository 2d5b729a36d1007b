using ModelWatch.Journal;

namespace ModelWatch.Tests.Windows.Simulation;

/// <summary>The journal as a list: what was appended stays, in order, with the outcome of each row.</summary>
internal sealed class SimulatedLog : IEventLog
{
    private readonly Dictionary<(string Source, UInt128 Id), UInt128> _identities = [];
    private readonly HashSet<(UInt128 Id, long Time, string Value)> _labels = [];
    private readonly HashSet<(UInt128 Id, long Time)> _labelTimes = [];

    public List<JournalEntry> Entries { get; } = [];

    public string? Refusal => null;

    public Task<RowOutcome[]> AppendAsync(EventBatch batch, UInt128[] contents, long[] expires)
    {
        var outcomes = new RowOutcome[batch.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            var isNew = _identities.TryAdd((batch.Sources[i], batch.Ids[i]), contents[i]);
            outcomes[i] = isNew ? RowOutcome.Accepted : _identities[(batch.Sources[i], batch.Ids[i])] == contents[i] ? RowOutcome.Duplicate : RowOutcome.Conflict;
        }

        Entries.Add(new JournalEntry(Entries.Count + 1, batch.Model, batch, null, outcomes));
        return Task.FromResult(outcomes);
    }

    public async Task<RowOutcome[][]> AppendAsync(IReadOnlyList<EventAppend> appends)
    {
        var all = new List<RowOutcome[]>();
        foreach (var append in appends) all.Add(await AppendAsync(append.Batch, append.Contents, append.Expires));
        return [.. all];
    }

    public Task<RowOutcome[]> AppendAsync(LabelBatch batch)
    {
        var outcomes = new RowOutcome[batch.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = !_labels.Add((batch.Ids[i], batch.Times[i], batch.Values[i])) ? RowOutcome.Duplicate
                : _labelTimes.Add((batch.Ids[i], batch.Times[i])) ? RowOutcome.Accepted : RowOutcome.Conflict;
        }

        Entries.Add(new JournalEntry(Entries.Count + 1, batch.Model, null, batch, outcomes));
        return Task.FromResult(outcomes);
    }

    public IReadOnlyList<JournalEntry> Read(string model, long after, int most) => [.. Entries.Skip((int)after).Take(most)];

    public long Head(string model) => Entries.Count;

    public void Advance(string model, long watermark)
    {
    }

    public void Trim(string model, long position, DateTimeOffset received)
    {
    }

    public void TrimLabels(string model, DateTimeOffset received)
    {
    }
}
