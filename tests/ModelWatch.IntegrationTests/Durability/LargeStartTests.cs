using System.Diagnostics;
using ModelWatch.IntegrationTests.EndToEnd;
using ModelWatch.IntegrationTests.Servers;
using ModelWatch.Journal;
using Xunit.Abstractions;
using EventLog = ModelWatch.Journal.EventLog;

namespace ModelWatch.IntegrationTests.Durability;

/// <summary>P30: a gigabyte that was never folded does not keep intake waiting for 20 s.</summary>
public sealed class LargeStartTests(ITestOutputHelper output)
{
    private const int Rows = 500;
    private const int Columns = 50;
    private const int Batches = 4000;

    [SlowFact]
    public async Task Start_WithAGigabyteOfJournal_IsReadyWithin20Seconds()
    {
        await using var service = ModelWatchProcess.Create();
        var path = Path.Combine(Directory.CreateDirectory(service.DataDirectory).FullName, "journal.db");
        await using (var log = new EventLog(path, TimeProvider.System))
        {
            for (var batch = 0; batch < Batches; batch++)
                await log.AppendAsync(Batch(batch), new UInt128[Rows], [.. Enumerable.Repeat(long.MaxValue, Rows)]);
        }

        var size = new FileInfo(path).Length;
        var watch = Stopwatch.StartNew();
        await service.ResumeAsync();
        output.WriteLine($"{size / 1e9:0.00} GB: ready after {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.InRange(size, 1_000_000_000, long.MaxValue);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    private static EventBatch Batch(int batch)
    {
        var random = new Random(batch);
        return new EventBatch
        {
            Model = Tender.Model,
            PlanDigest = "p",
            Received = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
            Ids = [.. Enumerable.Range(0, Rows).Select(_ => new UInt128((ulong)random.NextInt64(), (ulong)random.NextInt64()))],
            IdTexts = [.. Enumerable.Range(0, Rows).Select(row => $"n{batch}-{row}")],
            Sources = [.. Enumerable.Repeat("", Rows)],
            Times = new long[Rows],
            Versions = [.. Enumerable.Repeat("1", Rows)],
            Weights = [.. Enumerable.Repeat(1.0, Rows)],
            Sequences = new long[Rows],
            Columns = [.. Enumerable.Range(0, Columns).Select(column => new Column($"input.f{column}", ColumnShape.Number)
            {
                States = [.. Enumerable.Repeat(CellState.Value, Rows)],
                Kinds = new TokenKind[Rows],
                Numbers = [.. Enumerable.Range(0, Rows).Select(_ => random.NextDouble())],
            })],
        };
    }
}
