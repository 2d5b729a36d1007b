using System.Text;
using Microsoft.Extensions.Time.Testing;
using ModelWatch.Intake;
using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Tests.Intake;

public sealed class EventIntakeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelwatch-intake-").FullName;
    private static readonly long Turn = new DateTimeOffset(2026, 1, 31, 9, 30, 0, TimeSpan.Zero).UtcTicks;
    private static readonly MonitoringPlan Former = new() { Model = "m", Version = "1", Digest = "d1", Inputs = [new("dose", InputKind.Numeric), new("old", InputKind.Categorical)], Outputs = [] };
    private static readonly MonitoringPlan Newer = Former with { Version = "2", Digest = "d2", Inputs = [new("dose", InputKind.Categorical), new("fresh", InputKind.Numeric)] };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Windows of an hour: the newer plan counts from 10:00, the first window that starts after 9:30.</summary>
    [Theory]
    [InlineData("2026-01-31T08:00:00Z", 0)]
    [InlineData("2026-01-31T09:45:00Z", 0)]
    [InlineData("2026-01-31T09:59:59.9999999Z", 0)]
    [InlineData("2026-01-31T10:00:00Z", 1)]
    [InlineData("2026-01-31T11:59:00Z", 1)]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    public void At_AnyTime_IsThePlanOfItsWindow(string time, int step)
    {
        var steps = new PlanSteps([(0, Former), (Turn, Newer)]);

        Assert.Equal(step, steps.At(DateTimeOffset.Parse(time).UtcTicks));
        Assert.Equal(new PlanTimeline([(0, Former), (Turn, Newer)]).At(DateTimeOffset.Parse(time).UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour), steps[step]);
    }

    [Fact]
    public void Read_EventsOfTwoPlans_AreABatchOfEachWithItsColumns()
    {
        var mask = new Mask(new byte[32]);
        var body = new EventBody(new PlanSteps([(0, Former), (Turn, Newer)]), plan => new PlanRows(PlanLayout.Of(plan), mask), NativeCorpus.Now);
        string[] lines =
        [
            Line("new", "2026-01-31T10:30:00Z"), Line("old", "2026-01-31T09:00:00Z"), "{", Line("new2", "2026-01-31T11:00:00Z"), Line("old2", "2026-01-31T08:00:00Z"),
        ];

        Assert.Null(body.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines))));

        var batches = body.Rows.Select(rows => (Batch: rows.Batch.Build(NativeCorpus.Now), Indices: rows.Batch.Indices())).ToList();
        Assert.Equal([("d1", "old,old2", "1,4"), ("d2", "new,new2", "0,3")], batches.Select(b => (b.Batch.PlanDigest, string.Join(',', b.Batch.IdTexts), string.Join(',', b.Indices))));
        Assert.Equal([1.5, 1.5], batches[0].Batch.Find("input.dose")!.Numbers);
        Assert.Equal(["1.5"], batches[1].Batch.Find("input.dose")!.Dictionary);
        Assert.Equal((2, 2), (batches[0].Batch.UndeclaredFields, batches[1].Batch.UndeclaredFields));
        Assert.Equal(["1", "1"], batches[0].Batch.Versions);
        Assert.Equal(2, body.Rejected.Single().Index);
    }

    [Fact]
    public void Read_AKeyTwiceThatOnlyTheFormerPlanDeclares_IsRefusedWhereThatPlanGoverns()
    {
        var mask = new Mask(new byte[32]);
        var body = new EventBody(new PlanSteps([(0, Former), (Turn, Newer)]), plan => new PlanRows(PlanLayout.Of(plan), mask), NativeCorpus.Now);
        string[] lines = [.. new[] { "2026-01-31T09:00:00Z", "2026-01-31T10:30:00Z" }.Select(time => Line("e", time).Replace("\"old\":", "\"old\":\"y\",\"old\":", StringComparison.Ordinal)), Line("f", "2026-01-31T09:00:00Z")];

        Assert.Null(body.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines))));

        var refused = Assert.Single(body.Rejected);
        Assert.Equal((0, "malformed"), (refused.Index, refused.Reason));
        Assert.Contains("old occurs twice", refused.Detail, StringComparison.Ordinal);
        Assert.Equal([1, 1], body.Rows.Select(rows => rows.Batch.Count));
    }

    [Fact]
    public void Read_TheSameBuilderAgain_HoldsNothingOfTheLastBody()
    {
        var rows = new PlanRows(PlanLayout.Of(NativeCorpus.Plan), new Mask(new byte[32]));
        var all = Encoding.UTF8.GetBytes(string.Join('\n', NativeCorpus.Events));
        var first = Bytes(rows, all);
        for (var turn = 0; turn < 3; turn++)
        {
            rows.Batch.Clear();
            Assert.Equal(1, Read(rows, Encoding.UTF8.GetBytes(NativeCorpus.Events[turn])).Batch.Count);
            rows.Batch.Clear();
            Assert.Equal(first, Bytes(rows, all));
        }
    }

    [Fact]
    public async Task Accept_AnyMutatedBody_AnswersForEveryElementAndReplaysClean()
    {
        var time = new FakeTimeProvider(NativeCorpus.Now);
        await using var log = new EventLog(Path.Combine(_folder, "journal.db"), time);
        var intake = new EventIntake(log, new Mask(new byte[32]), time);
        var (events, most) = (0L, 0);
        Fuzz.For(4, random =>
        {
            var body = NativeCorpus.Body(random);
            var (receipt, fault) = intake.AcceptAsync(NativeCorpus.Plan, body, "test").GetAwaiter().GetResult();
            if (receipt is null)
            {
                Assert.NotEmpty(fault!.Detail);
                return;
            }

            Assert.Equal(Elements(body), receipt.Accepted + receipt.Duplicates + receipt.RejectedTotal);
            Assert.All(receipt.Rejected, r => Assert.NotEmpty(r.Detail));
            events += receipt.Accepted;
            most = Math.Max(most, receipt.Rejected.Count);
        });

        var entries = new List<JournalEntry>();
        while (log.Read("m", entries.LastOrDefault()?.Position ?? 0, 100) is { Count: > 0 } more)
            entries.AddRange(more);
        Assert.Equal(events, entries.Sum(e => e.Outcomes.Count(o => o == RowOutcome.Accepted)));
        Assert.All(entries, e => Assert.Equal(BatchCodec.Write(e.Events!), BatchCodec.Write(BatchCodec.ReadEvents(BatchCodec.Write(e.Events!)))));
        Assert.True(most > 0 || events == 0);
    }

    [Fact]
    public async Task Accept_RepeatInAnotherOrder_IsADuplicateAndAChangeAConflict()
    {
        var time = new FakeTimeProvider(NativeCorpus.Now);
        await using var log = new EventLog(Path.Combine(_folder, "journal.db"), time);
        var intake = new EventIntake(log, new Mask(new byte[32]), time);
        string[] bodies =
        [
            """{"id":"a","time":"2026-01-31T08:00:00Z","inputs":{"dose":1,"country":"A"}}""",
            """[{ "inputs":{"country":"\u0041", "dose":1}, "time":"2026-01-31T08:00:00Z", "id":"a" }]""",
            """{"id":"b","time":"2026-01-31T08:00:00Z"}""" + "\nx\n" + """{"id":"a","time":"2026-01-31T08:00:00Z","inputs":{"dose":2,"country":"A"}}""",
        ];

        var receipts = new List<Receipt>();
        foreach (var body in bodies)
            receipts.Add((await intake.AcceptAsync(NativeCorpus.Plan, Encoding.UTF8.GetBytes(body), "test")).Receipt!);

        Assert.Equal([(1, 0, 0), (0, 1, 0), (1, 0, 2)], receipts.Select(r => (r.Accepted, r.Duplicates, r.RejectedTotal)));
        Assert.Equal([(1, "malformed"), (2, "id-conflict")], receipts[2].Rejected.Select(r => (r.Index, r.Reason)));
    }

    private static string Line(string id, string time) => "{\"id\":\"" + id + "\",\"time\":\"" + time + "\",\"inputs\":{\"dose\":1.5,\"old\":\"x\",\"fresh\":2}}";

    private static int Elements(byte[] body)
    {
        var text = body.AsSpan();
        text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        if (text.TrimStart(" \t\r\n"u8) is [(byte)'[', ..])
            return System.Text.Json.JsonDocument.Parse(text.ToArray(), new System.Text.Json.JsonDocumentOptions { MaxDepth = 1024 }).RootElement.GetArrayLength();
        var lines = 0;
        foreach (var line in text.Split((byte)'\n'))
            lines += text[line].Trim(" \t\r"u8).IsEmpty ? 0 : 1;
        return lines;
    }

    private static EventBody Read(PlanRows rows, byte[] bytes)
    {
        var body = new EventBody(PlanSteps.Of(NativeCorpus.Plan), _ => rows, NativeCorpus.Now);
        body.Read(bytes);
        return body;
    }

    private static byte[] Bytes(PlanRows rows, byte[] bytes) => BatchCodec.Write(Read(rows, bytes).Batch.Build(NativeCorpus.Now));
}
