using ModelWatch.Plans;
using static ModelWatch.Tests.CorridorHouse;

namespace ModelWatch.Tests.Windows;

/// <summary>An overloaded model keeps less, by the hash of the id, and its figures stay right.</summary>
public sealed class AdaptiveSamplingTests
{
    private const string Adaptive = Plan + "\nsampling: {adaptive: true, least: 0.05}\n";
    private static readonly TimeSpan Hourly = TimeSpan.FromHours(1);

    [Fact]
    public async Task Advance_Overload_KeepsAnEighthAndItsFiguresStayUnbiased()
    {
        using var house = new CorridorHouse(Adaptive, overload: 1_000);
        await Send(house, 0, 8_000);
        house.Corridor.Advance(Hourly);
        await Labels(house, 0, 8_000);
        house.Corridor.Close(house.Time.GetUtcNow());

        var window = house.WindowsOf().Single();
        Assert.Equal(0.125, window.LeastRate);
        Assert.InRange(window.Events, 880, 1_120);
        Assert.Equal(8.0 * window.Events, window.Weight);
        Assert.Equal(window.Events, window.Labelled);

        // The mean of 0..99 is 49.5; four standard errors of a thousand rows are 3.7.
        Assert.InRange(house.Measurements("mean").Single(m => m.Subject == "input.dose").Value!.Value, 45.8, 53.2);
        Assert.InRange(house.WindowsOf("country=DE").Single().Weight, 3_400, 4_600);
    }

    [Theory]
    [InlineData(0.01, 1_000, 0.125)]
    [InlineData(0.3, 1_000, 0.3)]
    [InlineData(0.01, 8_000, 1)]
    [InlineData(0.01, 7_999, 0.5)]
    public async Task Advance_Backlog_DecidesHowMuchIsKept(double least, long overload, double rate)
    {
        using var house = new CorridorHouse(Plan + FormattableString.Invariant($"\nsampling: {{adaptive: true, least: {least}}}\n"), overload);
        await Send(house, 0, 8_000);
        house.Corridor.Advance(Hourly);

        Assert.Equal(rate, house.WindowsOf().Single().LeastRate ?? 1);
    }

    [Fact]
    public async Task Advance_OverloadOfAPlanThatDoesNotAllowIt_KeepsAll()
    {
        using var house = new CorridorHouse(overload: 1_000);
        await Send(house, 0, 8_000);
        house.Corridor.Advance(Hourly);

        Assert.Equal((8_000L, null), (house.WindowsOf().Single().Events, house.WindowsOf().Single().LeastRate));
    }

    /// <summary>Sixteen batches of 1,250 rows are one portion of the fold: the process dies after the first, and what came meanwhile would have been decided otherwise.</summary>
    [Fact]
    public async Task Restart_InTheMiddleOfAnOverload_GivesTheDigestOfAQuietFold()
    {
        var digests = new List<string?>();
        foreach (var dies in new[] { false, true })
        {
            using var house = new CorridorHouse(Adaptive, overload: 6_000);
            await Send(house, 0, 25_000);
            if (dies)
            {
                house.Write("CREATE TRIGGER dies BEFORE INSERT ON fold WHEN EXISTS (SELECT 1 FROM fold) BEGIN SELECT RAISE(ABORT, 'dies'); END");
                Assert.ThrowsAny<Exception>(() => house.Corridor.Advance(Hourly));
                Assert.InRange(house.WindowsOf().Single().Events, 2_300, 2_700);
                house.Write("DROP TRIGGER dies");
                house.Restart();
            }
            else
            {
                house.Corridor.Advance(Hourly);
            }

            await Send(house, 25_000, 3_000);
            house.Corridor.Close(house.Time.GetUtcNow());
            var window = house.WindowsOf().Single();
            Assert.Equal(0.125, window.LeastRate);
            digests.Add(window.Digest);
        }

        Assert.Equal(digests[0], digests[1]);
    }

    [Fact]
    public async Task Reference_ThatComesAfterAnOverload_FoldsTheSameEventsAgain()
    {
        using var house = new CorridorHouse(Adaptive, overload: 1_000);
        await Send(house, 0, 4_000);
        house.Corridor.Advance(Hourly);
        await Send(house, 4_000, 500);
        house.Corridor.Advance(Hourly);
        var before = house.WindowsOf().Single();

        house.Reference("dose,country,score\n" + string.Join('\n', Enumerable.Range(0, 200).Select(i => $"{i},DE,0.5")));
        house.Corridor.Advance(Hourly);

        Assert.NotNull(house.Read(c => Dapper.SqlMapper.ExecuteScalar<string>(c, "SELECT reference FROM window")));
        Assert.Equal((before.Events, before.Weight, before.LeastRate), (house.WindowsOf().Single().Events, house.WindowsOf().Single().Weight, house.WindowsOf().Single().LeastRate));
    }

    [Theory]
    [InlineData("{adaptive: true, rate: 0.1, least: 0.2}", "above the rate")]
    [InlineData("{least: 0.2}", "adaptive: true")]
    [InlineData("{adaptive: 1}", "true or false")]
    public void Read_WrongSampling_IsRefused(string sampling, string why) =>
        Assert.Contains(PlanReader.Read(Plan + "\nsampling: " + sampling + "\n").Errors, e => e.Message.Contains(why, StringComparison.Ordinal));

    [Fact]
    public void Digest_WithoutAdaptiveSampling_IsWhatItWas() =>
        Assert.Equal(PlanReader.Read(Plan).Plan!.Digest, PlanReader.Read(Plan + "\nsampling: {adaptive: false}\n").Plan!.Digest);

    private static async Task Send(CorridorHouse house, int first, int count)
    {
        for (var at = first; at < first + count; at += 1_250)
            await house.EventsAsync([.. Enumerable.Range(at, Math.Min(1_250, first + count - at)).Select(i => Event(i, "2026-03-01T08:00:00Z", i % 100, i % 2 == 0 ? "DE" : "FR"))]);
    }

    private static async Task Labels(CorridorHouse house, int first, int count)
    {
        for (var at = first; at < first + count; at += 2_500)
            await house.LabelsAsync([.. Enumerable.Range(at, 2_500).Where(i => i < first + count).Select(i => $$"""{"id":"e{{i}}","label":{{i % 2}},"time":"2026-03-01T09:00:00Z"}""")]);
    }
}
