using ModelWatch.Journal;

namespace ModelWatch.Benchmarks.Rows;

/// <summary>Prepared traffic of 50 numeric inputs and a score, as entries of a journal.</summary>
internal static class FoldTraffic
{
    public const int Inputs = 50;
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static string Plan(string model, bool label, bool segments) => string.Join('\n',
    [
        "model: " + model,
        "version: \"1\"",
        "window: {length: 1h, lateness: 5m, horizon: 1d}",
        "inputs:",
        .. Enumerable.Range(0, Inputs).Select(k => $"  f{k:00}: {{kind: numeric}}"),
        .. segments ? ["  country: {kind: categorical}", "segments: [country]"] : Array.Empty<string>(),
        "outputs: {score: {kind: probability}}",
        .. label ? ["label: {kind: binary}"] : Array.Empty<string>(),
    ]);

    /// <summary>One batch; event times run on with the first row's number, some 20,000 events an hour.</summary>
    public static JournalEntry Batch(string model, long position, int first, int rows, bool segments)
    {
        var random = new Random(first);
        var batch = new EventBatch
        {
            Model = model,
            PlanDigest = "",
            Received = Start.AddDays(1),
            Ids = [.. Enumerable.Range(first, rows).Select(i => Hash128.OfId("e" + i))],
            IdTexts = [.. Enumerable.Range(first, rows).Select(i => "e" + i)],
            Sources = [.. Enumerable.Repeat("", rows)],
            Times = [.. Enumerable.Range(first, rows).Select(i => Start.UtcTicks + (i * (TimeSpan.TicksPerHour / 20_000)))],
            Versions = [.. Enumerable.Repeat("1", rows)],
            Weights = [.. Enumerable.Repeat(1.0, rows)],
            Sequences = [.. Enumerable.Range(first, rows).Select(i => (long)i)],
            Columns =
            [
                .. Enumerable.Range(0, Inputs).Select(k => Numbers($"input.f{k:00}", rows, random, 1 + k)),
                .. segments ? [Countries(rows, random)] : Array.Empty<Column>(),
                Numbers("output.score", rows, random, 0),
            ],
        };
        return new JournalEntry(position, model, batch, null, new RowOutcome[rows]);
    }

    /// <summary>A reference of the same kind, as CSV.</summary>
    public static string Reference(int rows, bool segments)
    {
        var random = new Random(7);
        var names = Enumerable.Range(0, Inputs).Select(k => $"f{k:00}").Append("score").Concat(segments ? ["country"] : []);
        return string.Join('\n', Enumerable.Range(0, rows)
            .Select(_ => string.Join(',', Enumerable.Range(0, Inputs).Select(k => FormattableString.Invariant($"{(1 + k) * Normal(random)}"))
                .Append(FormattableString.Invariant($"{random.NextDouble()}")).Concat(segments ? ["C" + random.Next(10)] : [])))
            .Prepend(string.Join(',', names)));
    }

    private static Column Numbers(string name, int rows, Random random, int scale) => new(name, ColumnShape.Number)
    {
        States = [.. Enumerable.Repeat(CellState.Value, rows)],
        Kinds = [.. Enumerable.Repeat(TokenKind.Number, rows)],
        Numbers = [.. Enumerable.Range(0, rows).Select(_ => scale == 0 ? random.NextDouble() : Math.Round(scale * Normal(random), 4))],
        Decimals = [.. Enumerable.Repeat((byte)4, rows)],
        Codes = [.. Enumerable.Repeat(-1, rows)],
    };

    private static Column Countries(int rows, Random random) => new("input.country", ColumnShape.Text)
    {
        States = [.. Enumerable.Repeat(CellState.Value, rows)],
        Kinds = [.. Enumerable.Repeat(TokenKind.Text, rows)],
        Codes = [.. Enumerable.Range(0, rows).Select(_ => random.Next(10))],
        Dictionary = [.. Enumerable.Range(0, 10).Select(k => "C" + k)],
    };

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
