using CsCheck;
using Microsoft.Extensions.Time.Testing;
using ModelWatch.Client.Tests.Support;

namespace ModelWatch.Client.Tests.Sampling;

/// <summary>Weighted counts and means of what is kept, beside the truth of what was observed.</summary>
public sealed class UnbiasedTests
{
    private static readonly EventSchema Schema = EventSchema.Of(["amount", "region"], ["score"]);

    [Fact]
    public void Observe_Stratified_EachStratumHasItsRateAndTheTotalIsUnbiased() => Gen.Int[1, 1_000_000].Sample(seed =>
    {
        var door = new Door(Options(new SamplingOptions { Rate = 0.5, StratumField = "region", StratumRates = new Dictionary<string, double> { ["1"] = 1, ["2"] = 0.05 } }, new FakeTimeProvider()), Schema, seed);
        const int Each = 3_000;
        for (var i = 0; i < 3 * Each; i++)
            door.Observer.Observe([i, i % 3], [0.5]);

        var weights = door.Take().ConvertAll(head => head.Weight);
        Assert.Equal(Each, weights.Count(weight => weight == 1));
        Close(Each, weights.Where(weight => weight == 2));
        Close(Each, weights.Where(weight => weight == 20));
        Assert.Equal(3 * Each, weights.Count + door.Counts.SampledOut);
    }, iter: 6);

    [Fact]
    public void Observe_Budget_KeepsAboutTheBudgetAndWeightedCountAndMeanAreUnbiased() => Gen.Int[1, 1_000_000].Sample(seed =>
    {
        var clock = new FakeTimeProvider();
        var door = new Door(Options(new SamplingOptions { EventsPerSecond = 200 }, clock), Schema, seed);
        var random = new Random(seed);
        var (observed, sum, kept) = (0, 0.0, new List<(double Weight, double Amount)>());
        for (var step = 0; step < 600; step++)
        {
            // Quiet, a burst of fifty times the budget, quiet again; the amount moves with the load, so a biased weight would show in the mean.
            var load = step is >= 200 and < 350 ? 100 : 1 + random.Next(3);
            for (var k = 0; k < load; k++)
            {
                var amount = load + random.NextDouble();
                observed++;
                sum += amount;
                if (door.Observer.Observe([amount, 0], [0.5]).State == ObservationState.Buffered)
                    kept.Add((door.Take().Single().Weight, amount));
            }

            clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.InRange(kept.Count, 400, 2_400);
        Close(observed, kept.Select(row => row.Weight));
        var deviation = Math.Sqrt(kept.Sum(row => row.Amount * row.Amount * row.Weight * (row.Weight - 1)));
        Assert.InRange(kept.Sum(row => row.Weight * row.Amount), sum - (5 * deviation), sum + (5 * deviation));
    }, iter: 8);

    [Fact]
    public void Observe_BudgetAboveTheLoad_KeepsEverythingWithWeightOne()
    {
        var clock = new FakeTimeProvider();
        var door = new Door(Options(new SamplingOptions { EventsPerSecond = 1_000 }, clock), Schema, 1);
        for (var step = 0; step < 500; step++)
        {
            door.Observer.Observe([1, 1], [0.5]);
            clock.Advance(TimeSpan.FromMilliseconds(2));
        }

        Assert.All(door.Take(), head => Assert.Equal(1, head.Weight));
        Assert.Equal(0, door.Counts.SampledOut);
    }

    [Fact]
    public void Observe_LoadEnds_RateRisesAgain()
    {
        var clock = new FakeTimeProvider();
        var door = new Door(Options(new SamplingOptions { EventsPerSecond = 100 }, clock), Schema, 1);
        for (var step = 0; step < 2_000; step++)
        {
            door.Observer.Observe([1, 1], [0.5]);
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        var busy = door.Take()[^1].Weight;
        clock.Advance(TimeSpan.FromSeconds(10));
        door.Observer.Observe([1, 1], [0.5]);
        Assert.InRange(busy, 7, 13);
        Assert.Equal(1, door.Take().Single().Weight);
    }

    [Fact]
    public void Observe_SampledOut_TakesNoSequenceNumber()
    {
        var door = new Door(Options(new SamplingOptions { Rate = 0.3 }, new FakeTimeProvider()), Schema, 9);
        for (var i = 0; i < 1_000; i++)
            door.Observer.Observe([1, 1], [0.5]);
        var heads = door.Take();
        Assert.Equal(Enumerable.Range(1, heads.Count).Select(i => (long)i), heads.Select(head => head.Sequence));
    }

    private static ModelWatchClientOptions Options(SamplingOptions sampling, TimeProvider clock) =>
        new() { Address = new Uri("http://localhost/"), Model = "tender", Sampling = sampling, Time = clock };

    /// <summary>The weighted count within 5 of its own standard deviations: sum of w (w - 1) estimates the variance.</summary>
    private static void Close(double truth, IEnumerable<double> weights)
    {
        var all = weights.ToList();
        var deviation = Math.Sqrt(all.Sum(weight => weight * (weight - 1)));
        Assert.InRange(all.Sum(), truth - (5 * deviation), truth + (5 * deviation));
    }
}
