using System.Text;
using Microsoft.Extensions.Time.Testing;
using ModelWatch.Intake;
using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Tests.Intake;

/// <summary>Single events of many senders at once, over the real journal.</summary>
public sealed class SharedBatchTests : IAsyncDisposable
{
    private static readonly MonitoringPlan Plan = new() { Model = "m", Version = "1", Digest = "d1", Inputs = [new("dose", InputKind.Numeric), new("country", InputKind.Categorical)], Outputs = [] };
    private readonly string _folder = Directory.CreateTempSubdirectory("modelwatch-shared-").FullName;
    private readonly FakeTimeProvider _time = new(NativeCorpus.Now);
    private readonly EventLog _log;
    private readonly EventIntake _intake;
    private long _free = long.MaxValue;

    public SharedBatchTests()
    {
        _log = new EventLog(Path.Combine(_folder, "journal.db"), _time, free: _ => _free);
        _intake = new EventIntake(_log, new Mask(new byte[32]), _time);
    }

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Accept_ManySendersAtOnce_AnswersEachForItsOwnEventAndStoresEachOnce()
    {
        // Eight senders each share their two hundred ids: most come several times, some at the same moment.
        const int Senders = 32, Each = 200;
        var receipts = await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
        {
            var (accepted, duplicates) = (0, 0);
            for (var i = 0; i < Each; i++)
            {
                var receipt = await SendAsync(Line($"e{(i * 7 + sender % 4) % Each + sender % 4 * Each}"));
                (accepted, duplicates) = (accepted + receipt.Accepted, duplicates + receipt.Duplicates);
                Assert.Equal(1, receipt.Accepted + receipt.Duplicates + receipt.RejectedTotal);
            }

            return (Accepted: accepted, Duplicates: duplicates);
        })));

        var rows = Stored();
        Assert.Equal(4 * Each, receipts.Sum(r => r.Accepted));
        Assert.Equal(4 * Each, rows.Count);
        Assert.Equal(rows.Count, rows.Select(r => r.Id).Distinct().Count());
        Assert.True(rows.TrueForAll(row => row.Dose == 1.5 + row.Id.Length), "a cell stands in another row than its event");
        Assert.True(_log.Read("m", 0, 100_000).Count < Senders * Each, "nothing was shared");
    }

    [Fact]
    public async Task Accept_BesideARefusedOne_StandsInItsOwnRow()
    {
        var bodies = Enumerable.Range(0, 60).Select(i => i % 3 == 0 ? "{\"id\":\"bad" + i + "\"" : i % 3 == 1 ? Line("e" + i).Replace("\"time\"", "\"when\"", StringComparison.Ordinal) : Line("e" + i));

        var receipts = await Task.WhenAll(bodies.Select(body => Task.Run(() => SendAsync(body))));

        Assert.Equal(["malformed", "no-time", ""], receipts.Take(3).Select(r => string.Concat(r.Rejected.Select(refused => refused.Reason))));
        Assert.All(receipts, r => Assert.All(r.Rejected, refused => Assert.Equal(0, refused.Index)));
        Assert.Equal(Enumerable.Range(0, 60).Where(i => i % 3 == 2).Select(i => "e" + i).Order(), Stored().Select(r => r.Id).Order());
    }

    [Fact]
    public async Task Accept_OtherContentUnderTheSameIdAtTheSameTime_IsOneEventAndOneConflict()
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => SendAsync(Line("same").Replace("5.5", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)))));

        Assert.Equal((1, 0, 7), (receipts.Sum(r => r.Accepted), receipts.Sum(r => r.Duplicates), receipts.Sum(r => r.RejectedTotal)));
        Assert.All(receipts.SelectMany(r => r.Rejected), refused => Assert.Equal("id-conflict", refused.Reason));
        Assert.Single(Stored());
    }

    [Fact]
    public async Task Accept_WhileTheDiskIsFull_FailsForAllAndAgainStoresAfterwards()
    {
        _free = 0;
        foreach (var id in new[] { "a", "b" })
            await Assert.ThrowsAsync<JournalFault>(() => SendAsync(Line(id)));

        _free = long.MaxValue;
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1, (await SendAsync(Line("a"))).Accepted);
        Assert.Equal(["a"], Stored().Select(r => r.Id));
    }

    [Fact]
    public async Task Accept_UnderTwoPlans_IsABatchOfEach()
    {
        var newer = Plan with { Version = "2", Digest = "d2", Inputs = [new("dose", InputKind.Numeric)] };

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => SendAsync(Line("e" + i), i % 2 == 0 ? Plan : newer))));

        var counts = _log.Read("m", 0, 1000).GroupBy(e => e.Events!.PlanDigest).ToDictionary(g => g.Key, g => g.Sum(e => e.Events!.Count));
        Assert.Equal((20, 20), (counts["d1"], counts["d2"]));
    }

    [Fact]
    public async Task Accept_AfterALongQuietAfterARefusal_JudgesTheTimeByTheClockOfNow()
    {
        Assert.Equal(1, (await SendAsync("{}")).RejectedTotal);
        _time.Advance(TimeSpan.FromHours(5));

        var receipt = await SendAsync(Line("e").Replace("2026-01-31T08:00:00Z", _time.GetUtcNow().ToString("O"), StringComparison.Ordinal));

        Assert.Equal(1, receipt.Accepted);
    }

    [Theory]
    [InlineData("{\"id\":1}", true)]
    [InlineData(" \t{\"id\":1}\r\n", true)]
    [InlineData("{\"id\":1}\n{\"id\":2}", false)]
    [InlineData("{\n\"id\":1}", false)]
    [InlineData("[{\"id\":1}]", false)]
    [InlineData("\n\n", false)]
    [InlineData("", false)]
    public void Single_ABody_IsOneLineOfOneObjectOrNothing(string body, bool isSingle) =>
        Assert.Equal(isSingle ? "{\"id\":1}" : "", Encoding.UTF8.GetString(BodyElements.Single(Encoding.UTF8.GetBytes(body))));

    private async Task<Receipt> SendAsync(string line, MonitoringPlan? plan = null) => (await _intake.AcceptAsync(plan ?? Plan, Encoding.UTF8.GetBytes(line), "test")).Receipt!;

    /// <summary>The value tells the length of the id, so that a row can be checked against its cells.</summary>
    private static string Line(string id) =>
        "{\"id\":\"" + id + "\",\"time\":\"2026-01-31T08:00:00Z\",\"inputs\":{\"dose\":" + FormattableString.Invariant($"{1.5 + id.Length}") + ",\"country\":\"DE\"}}";

    private List<(string Id, double Dose)> Stored() =>
    [
        .. _log.Read("m", 0, 100_000).SelectMany(entry => Enumerable.Range(0, entry.Events!.Count)
            .Where(i => entry.Outcomes[i] == RowOutcome.Accepted)
            .Select(i => (entry.Events!.IdTexts[i], entry.Events!.Find("input.dose")!.Numbers[i]))),
    ];
}
