using ModelWatch.Journal;

namespace ModelWatch.Tests.Windows.Simulation;

/// <summary>What clients send in one schedule: batches out of order, some events twice, some ids with other content, labels before and after.</summary>
internal sealed class SimulatedTraffic
{
    private readonly Random _random;
    private readonly DateTimeOffset _end;

    public SimulatedTraffic(Random random, DateTimeOffset end)
    {
        (_random, _end) = (random, end);
        var rows = Enumerable.Range(0, random.Next(8, 40)).Select(Row).ToList();
        rows.AddRange(rows.Where(_ => random.Next(6) == 0).Select(row => row with { Dose = random.Next(2) == 0 ? row.Dose : row.Dose + 1 }).ToList());
        var shuffled = rows.ToArray();
        random.Shuffle(shuffled);
        Sends.AddRange(Cut(shuffled).Select(part => (Action<SimulatedLog>)(log => log.AppendAsync(Batch(part), [.. part.Select(Content)], new long[part.Length]).GetAwaiter().GetResult())));
        var labels = rows.Where(_ => random.Next(2) == 0).Select(row => (row.Id, Value: random.Next(2).ToString(System.Globalization.CultureInfo.InvariantCulture), Time: _end.UtcTicks + random.Next(4))).ToArray();
        random.Shuffle(labels);
        Sends.AddRange(labels.Chunk(5).Select(part => (Action<SimulatedLog>)(log => log.AppendAsync(Labels(part)).GetAwaiter().GetResult())));
        var all = Sends.ToArray();
        random.Shuffle(all);
        Sends.Clear();
        Sends.AddRange(all);
    }

    /// <summary>The requests, in the order of their first attempt.</summary>
    public List<Action<SimulatedLog>> Sends { get; } = [];

    private SimulatedRow Row(int i) => new(
        "e" + i, _random.Next(3) == 0 ? "b" : "a", _end.UtcTicks - _random.NextInt64(4 * TimeSpan.TicksPerHour), _random.Next(8) == 0 ? "9" : "1",
        _random.Next(100), _random.Next(3), Math.Round(_random.NextDouble(), 3), _random.Next(5) == 0 ? 2.5 : 1);

    private List<SimulatedRow[]> Cut(SimulatedRow[] rows)
    {
        var parts = new List<SimulatedRow[]>();
        for (var from = 0; from < rows.Length;)
        {
            var to = Math.Min(rows.Length, from + _random.Next(1, 9));
            parts.Add(rows[from..to]);
            from = to;
        }

        return parts;
    }

    private static UInt128 Content(SimulatedRow row) => Hash128.OfId(row.ToString());

    private LabelBatch Labels((string Id, string Value, long Time)[] labels) => new()
    {
        Model = "m",
        Received = _end,
        Ids = [.. labels.Select(l => Hash128.OfId(l.Id))],
        Sources = new string?[labels.Length],
        Values = [.. labels.Select(l => l.Value)],
        Times = [.. labels.Select(l => l.Time)],
    };

    /// <summary>Rows as one batch of events.</summary>
    public EventBatch Batch(IReadOnlyList<SimulatedRow> rows) => new()
    {
        Model = "m",
        PlanDigest = "",
        Received = _end,
        Ids = [.. rows.Select(r => Hash128.OfId(r.Id))],
        IdTexts = [.. rows.Select(r => r.Id)],
        Sources = [.. rows.Select(r => r.Source)],
        Times = [.. rows.Select(r => r.Time)],
        Versions = [.. rows.Select(r => r.Version)],
        Weights = [.. rows.Select(r => r.Weight)],
        Sequences = [.. rows.Select(_ => -1L)],
        Columns = [Numbers("input.dose", rows, r => r.Dose), Countries(rows), Numbers("output.score", rows, r => r.Score)],
    };

    private static Column Numbers(string name, IReadOnlyList<SimulatedRow> rows, Func<SimulatedRow, double> value) => new(name, ColumnShape.Number)
    {
        States = [.. rows.Select(_ => CellState.Value)],
        Kinds = [.. rows.Select(_ => TokenKind.Number)],
        Numbers = [.. rows.Select(value)],
        Codes = [.. rows.Select(_ => -1)],
    };

    private static Column Countries(IReadOnlyList<SimulatedRow> rows) => new("input.country", ColumnShape.Text)
    {
        States = [.. rows.Select(_ => CellState.Value)],
        Kinds = [.. rows.Select(_ => TokenKind.Text)],
        Codes = [.. rows.Select(r => r.Country)],
        Dictionary = ["DE", "FR", "IT"],
    };
}
