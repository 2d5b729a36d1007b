using System.Globalization;
using ModelWatch.Journal;
using Xunit.Abstractions;

namespace ModelWatch.Tests.Windows.Simulation;

/// <summary>
/// Fold, identity and outbox over a journal in memory: whatever comes twice, late, out of order or while the process dies, the record is the one that
/// a single quiet batch of the accepted events gives. <c>MW_SEED</c> replays one schedule or, as 1-250, a range, MODELWATCH_SLOW=1 runs all 5,000.
/// </summary>
public sealed class SimulatorTests(ITestOutputHelper output)
{
    private const int Few = 15, All = 5_000;

    /// <summary>Schedules that found a fault once.</summary>
    private static readonly int[] Found = [817, 3461];

    [Fact]
    public void Schedules_OfDeathsAndRedeliveries_GiveTheRecordOfTheAcceptedEvents()
    {
        var one = Environment.GetEnvironmentVariable("MW_SEED");
        var seeds = one?.Split('-') is { } ends ? Enumerable.Range(int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[^1], CultureInfo.InvariantCulture) - int.Parse(ends[0], CultureInfo.InvariantCulture) + 1).ToArray()
            : Environment.GetEnvironmentVariable("MODELWATCH_SLOW") == "1" ? Enumerable.Range(1, All).ToArray()
            : [.. Enumerable.Range(1, Few), .. Found];
        var deaths = 0;
        foreach (var seed in seeds)
        {
            try
            {
                deaths += Run(seed);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"The schedule of MW_SEED={seed} broke: {e.Message}", e);
            }
        }

        output.WriteLine($"{seeds.Length} schedules, {deaths} deaths between commits");
        Assert.True(one is not null || deaths > seeds.Length / 2, "the schedules hardly die: they show nothing");
    }

    private static int Run(int seed)
    {
        var random = new Random(seed);
        using var house = new SimulatedHouse(new SimulatedLog());
        var traffic = new SimulatedTraffic(random, SimulatedHouse.Begin);
        var (waiting, sent, deaths) = (new Queue<Action<SimulatedLog>>(traffic.Sends), new List<Action<SimulatedLog>>(), 0);
        while (waiting.Count > 0)
        {
            Step(house, random, waiting, sent);
            if (house.State.IsDead || random.Next(25) == 0)
            {
                deaths += house.State.IsDead ? 1 : 0;
                house.Restart();
            }
        }

        house.Restart();
        house.Time.Advance(TimeSpan.FromDays(1));
        house.Corridor.Close(house.Time.GetUtcNow());
        var again = house.Corridor.Close(house.Time.GetUtcNow());
        Assert.Empty(again.Closed.Concat(again.Revised));
        Compare(house);
        return deaths;
    }

    private static void Step(SimulatedHouse house, Random random, Queue<Action<SimulatedLog>> waiting, List<Action<SimulatedLog>> sent)
    {
        try
        {
            switch (random.Next(10))
            {
                case 0:
                    house.State.DiesAt = random.Next(1, 6);
                    house.State.DiesAfterCommit = random.Next(2) == 0;
                    break;
                case 1 when sent.Count > 0:
                    sent[random.Next(sent.Count)](house.Log);
                    break;
                case 2 or 3:
                    house.Corridor.Advance(TimeSpan.FromMinutes(10));
                    break;
                case 4:
                    house.Corridor.Close(SimulatedHouse.Begin.AddMinutes(-random.Next(240)));
                    break;
                case 5:
                    house.Time.Advance(TimeSpan.FromMinutes(random.Next(12)));
                    break;
                default:
                    sent.Add(waiting.Dequeue());
                    sent[^1](house.Log);
                    break;
            }
        }
        catch (Exception e) when (house.State.IsDead)
        {
            Assert.True(e is SimulatedDeath or CorridorException, e.ToString());
        }
    }

    /// <summary>The reference: every accepted row in one batch, then every accepted label, folded once without any trouble.</summary>
    private static void Compare(SimulatedHouse house)
    {
        using var quiet = new SimulatedHouse(new SimulatedLog());
        foreach (var entry in house.Log.Entries.Where(e => e.Events is not null).Concat(house.Log.Entries.Where(e => e.Labels is not null)))
            quiet.Log.Entries.Add(entry with { Position = quiet.Log.Entries.Count + 1, Outcomes = Array.ConvertAll(entry.Outcomes, o => o == RowOutcome.Accepted ? o : RowOutcome.Conflict) });
        quiet.Time.Advance(house.Time.GetUtcNow() - quiet.Time.GetUtcNow());
        quiet.Corridor.Close(quiet.Time.GetUtcNow());

        Assert.Equal(quiet.Windows(), house.Windows());
        Assert.Equal(quiet.Labels(), house.Labels());
        var duplicates = house.Log.Entries.Where(e => e.Events is not null)
            .Sum(e => Enumerable.Range(0, e.Outcomes.Length).Count(i => e.Outcomes[i] == RowOutcome.Duplicate && ModelWatch.Windows.Sample.Keeps(e.Events!.Ids[i], 0.9)));
        Assert.InRange(house.Number("SELECT COALESCE(SUM(duplicates), 0) FROM window"), duplicates, long.MaxValue);
        var revisions = house.Number("SELECT COUNT(*) FROM window_revision");
        Assert.Equal(revisions, house.Number("SELECT SUM(revision + 1) FROM window"));
        Assert.Equal(revisions, house.Number("SELECT COUNT(*) FROM series_window"));
        Assert.Equal(revisions, house.Number("SELECT COUNT(*) FROM series_outbox"));
    }
}
