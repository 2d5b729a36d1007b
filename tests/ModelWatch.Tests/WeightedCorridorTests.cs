using ModelWatch.Measures;
using ModelWatch.Statistics.Drift;
using ModelWatch.Tests.Measures;

namespace ModelWatch.Tests;

/// <summary>What weights do to the certainty of a window's figures, from the door to the record and through a restart.</summary>
public sealed class WeightedCorridorTests
{
    private const int Rows = 1000;
    private const double Z = 1.959963984540054;
    private static readonly double Heavy = 99.0 * (Rows - 1);

    [Fact]
    public async Task Close_EqualWeights_GiveTheFiguresOfWeightOne()
    {
        var (one, four) = (await RecordedAsync(_ => 1), await RecordedAsync(_ => 4));
        foreach (var measure in new[] { "missing_ratio", "ks", "ks_p", "chi_square", "chi_square_p", "g_p", "cramers_v", "parity_difference" })
        {
            var (single, fourfold) = (Figures(one, measure), Figures(four, measure));
            Assert.NotEmpty(single);
            Assert.Equal(single, fourfold);
        }

        Assert.All(Figures(one, "mean").Zip(Figures(four, "mean")), pair => Assert.Equal(pair.First.Lower!.Value, pair.Second.Lower!.Value, 9));
        Assert.Equal(State(one, "ks"), State(four, "ks"));
        Assert.Equal(MeasurementState.Breach, State(one, "ks"));
        Assert.Equal(MeasurementState.Breach, State(one, "chi_square"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Close_UnequalWeights_RestOnTheEffectiveNumber(bool restart)
    {
        double[] weights = [.. Enumerable.Range(0, Rows).Select(i => i % 10 == 0 ? 40.0 : 1.0)];
        var effective = weights.Sum() * weights.Sum() / weights.Sum(w => w * w);
        Assert.InRange(effective, 140, 160);
        var recorded = await RecordedAsync(i => weights[i], restart);

        var mean = recorded.Find("input.dose", "mean");
        Assert.Equal(Rows - Missing, mean.N);
        var spread = recorded.Find("input.dose", "stddev").Value!.Value;
        var weight = weights.Where((_, i) => i % 20 != 7).Sum();
        Assert.Equal(Z * spread * Math.Sqrt((weight - 1) / weight / (effective * mean.N / Rows - 1)), mean.Upper!.Value - mean.Value!.Value, 9);

        var missing = recorded.Find("input.dose", "missing_ratio");
        var wilson = Statistics.Inference.Proportion.Wilson(missing.Value!.Value * effective, effective);
        Assert.Equal((wilson.Lower!.Value, wilson.Upper!.Value, (long)Rows), (missing.Lower!.Value, missing.Upper!.Value, missing.N));

        var p = KolmogorovSmirnov.PValue(recorded.Find("input.dose", "ks").Value!.Value, Rows, (long)(effective * mean.N / Rows));
        Assert.Equal(p.Value!.Value, recorded.Find("input.dose", "ks_p").Value!.Value, 12);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Close_OneRowWithNearlyAllTheWeight_BreachesNoEdge(bool restart)
    {
        var recorded = await RecordedAsync(i => i == 500 ? Heavy : 1, restart);
        var breaches = recorded.Where(m => m.State == MeasurementState.Breach).Select(m => m.Segment).Distinct();

        // The heavy row is a German one: French rows weigh the same and moved.
        Assert.Equal(["country=FR"], breaches);
        Assert.Equal(Rows, recorded.Find("model", "event_count").N);
    }

    private const int Missing = 50;

    private static async Task<IReadOnlyList<Measurement>> RecordedAsync(Func<int, double> weight, bool restart = false)
    {
        using var house = new CorridorHouse();
        house.Reference("dose,country,score\n" + string.Join('\n', Enumerable.Range(0, Rows).Select(i => FormattableString.Invariant($"{i % 100},{(i % 2 == 0 ? "DE" : "FR")},0.{i % 10}"))));
        var events = Enumerable.Range(0, Rows).Select(i => Event(i, weight(i))).ToArray();
        await house.EventsAsync(events[..600]);
        if (restart)
        {
            house.Corridor.Close(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
            house.Restart();
        }

        await house.EventsAsync(events[600..]);
        house.Corridor.Close(house.Time.GetUtcNow());
        return house.Recorded();
    }

    /// <summary>Doses 30 higher than in the reference, a fifth fewer of one country, one cell in twenty missing.</summary>
    private static string Event(int i, double weight)
    {
        var dose = i % 20 == 7 ? "null" : FormattableString.Invariant($"{i % 100 + 30}");
        return FormattableString.Invariant(
            $$$"""{"id":"e{{{i}}}","time":"2026-03-01T08:{{{i / 60:00}}}:{{{i % 60:00}}}Z","weight":{{{weight}}},"inputs":{"dose":{{{dose}}},"country":"{{{(i % 10 < 3 ? "DE" : "FR")}}}"},"outputs":{"score":0.{{{i % 10}}}}}""");
    }

    private static List<(string? Segment, string Subject, double? Value, double? Lower, double? Upper, long N)> Figures(IReadOnlyList<Measurement> recorded, string measure) =>
        [.. recorded.Where(m => m.Measure == measure).Select(m => (m.Segment, m.Subject, m.Value, m.Lower, m.Upper, m.N)).Order()];

    private static MeasurementState State(IReadOnlyList<Measurement> recorded, string measure) =>
        recorded.First(m => m.Measure == measure && m.Segment is null && m.State != MeasurementState.Undefined && m.Subject.StartsWith("input.", StringComparison.Ordinal)).State;
}
