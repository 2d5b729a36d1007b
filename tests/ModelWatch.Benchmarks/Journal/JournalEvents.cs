using System.Globalization;
using ModelWatch.Journal;

namespace ModelWatch.Benchmarks.Journal;

/// <summary>Batches of 50 features as the parser makes them, with ids that go on counting.</summary>
internal sealed class JournalEvents(int rows)
{
    private const int Features = 50;
    private readonly Column[] _columns = [.. Enumerable.Range(0, Features).Select(feature => Column(feature, rows))];
    private readonly string[] _versions = [.. Enumerable.Repeat("1", rows)];
    private readonly string[] _sources = new string[rows];
    private readonly double[] _weights = [.. Enumerable.Repeat(1.0, rows)];
    private readonly long[] _sequences = [.. Enumerable.Repeat(-1L, rows)];
    private readonly long[] _expires = [.. Enumerable.Repeat(long.MaxValue, rows)];
    private readonly long[] _times = new long[rows];
    private long _next;

    /// <summary>The next batch, with nothing shared but what a batch of the service shares too.</summary>
    public EventAppend Next(string model)
    {
        Array.Fill(_sources, string.Empty);
        var texts = new string[rows];
        var ids = new UInt128[rows];
        var contents = new UInt128[rows];
        var first = Interlocked.Add(ref _next, rows) - rows;
        for (var i = 0; i < rows; i++)
        {
            texts[i] = "evt-" + (first + i).ToString("D12", CultureInfo.InvariantCulture);
            ids[i] = Identity(first + i);
            contents[i] = (UInt128)(ulong)(first + i) * 77;
        }

        var batch = new EventBatch
        {
            Model = model,
            PlanDigest = "sha256:0123456789abcdef",
            Received = TimeProvider.System.GetUtcNow(),
            Ids = ids,
            IdTexts = texts,
            Sources = _sources,
            Times = _times,
            Versions = _versions,
            Weights = _weights,
            Sequences = _sequences,
            Columns = _columns,
        };
        return new EventAppend(batch, contents, _expires);
    }

    /// <summary>As well spread as a SHA-256, and much cheaper: the hash is the door's business.</summary>
    private static UInt128 Identity(long number)
    {
        var low = Mix((ulong)number * 0x9E3779B97F4A7C15);
        return new UInt128(Mix(low ^ 0xD6E8FEB86659FD93), low);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private static Column Column(int feature, int rows)
    {
        var random = new Random(feature);
        return new Column("input.feature_" + feature.ToString("D2", CultureInfo.InvariantCulture), ColumnShape.Number)
        {
            States = [.. Enumerable.Repeat(CellState.Value, rows)],
            Kinds = [.. Enumerable.Repeat(TokenKind.Number, rows)],
            Numbers = [.. Enumerable.Range(0, rows).Select(_ => Math.Round(random.NextDouble() * 100, 4))],
            Decimals = [.. Enumerable.Range(0, rows).Select(_ => (byte)random.Next(3, 5))],
            Codes = [.. Enumerable.Repeat(-1, rows)],
        };
    }
}
