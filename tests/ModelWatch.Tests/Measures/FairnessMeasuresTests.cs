using ModelWatch.Measures;
using ModelWatch.Statistics;

namespace ModelWatch.Tests.Measures;

public sealed class FairnessMeasuresTests
{
    private static readonly string Reference = KindSample.Rows(300, 1, KindSample.Binary);

    /// <summary>DE is decided positive in 3 of 4 rows, FR and IT in 1 of 4; only every second row has an outcome.</summary>
    private static readonly Lazy<IReadOnlyList<Measurement>> Unequal = new(() => KindSample.Check(
        KindSample.Binary, Reference, KindSample.Rows(600, 5, KindSample.Binary, (i, row) =>
        {
            var often = i % 3 == 0 ? i / 3 % 4 != 0 : i / 3 % 4 == 0;
            row["score"] = often ? 0.9 : 0.1;
            row["label"] = i % 2 == 0 ? (i / 6 % 2 == 0 ? 1 : 0) : null;
        })));

    [Fact]
    public void Parity_OfAValue_IsItsShareAgainstAllOthersOverAllPredictions()
    {
        var difference = Unequal.Value.Single(m => m is { Measure: "parity_difference", Segment: "country=DE" });
        Assert.Equal(0.75 - 0.25, difference.Value!.Value, 12);
        Assert.Equal(200, difference.N);
        Assert.InRange(difference.Lower!.Value, 0.40, 0.5);
        Assert.Equal(3, Unequal.Value.Single(m => m is { Measure: "parity_ratio", Segment: "country=DE" }).Value!.Value, 9);
        Assert.Equal("model", difference.Subject);
    }

    [Fact]
    public void Parity_OfAllRows_IsTheLargestAgainstTheSmallestAndWider()
    {
        var worst = Unequal.Value.Find("model", "parity_difference");
        Assert.Equal(0.5, worst.Value!.Value, 12);
        Assert.Equal(600, worst.N);
        Assert.True(worst.Upper - worst.Lower > 0.1);
        Assert.Equal(1 / 3.0, Unequal.Value.Find("model", "parity_ratio").Value!.Value, 9);
    }

    /// <summary>A small segment with a lesser gap may reach further than the one with the largest.</summary>
    [Fact]
    public void Worst_OfSegments_HasTheEndsOfAllOfThem()
    {
        GroupFigure[] gaps = [Gap("gap_mae", 0.30, 0.28, 0.32), Gap("gap_mae", 0.25, 0, 0.6)];
        var worst = FairnessMeasures.Worst("gap_mae", gaps, 2).Figure;
        Assert.Equal(0.30, worst.Value);
        Assert.InRange(worst.Lower!.Value, 0.27, 0.28);
        Assert.InRange(worst.Upper!.Value, 0.6, 0.7);
        GroupFigure[] ratios = [Gap("parity_ratio", 0.7, 0.68, 0.72), Gap("parity_ratio", 0.75, 0.4, 0.99)];
        var least = FairnessMeasures.Worst("parity_ratio", ratios, 2).Figure;
        Assert.InRange(least.Lower!.Value, 0.3, 0.4);
        Assert.InRange(least.Upper!.Value, 0.72, 0.73);
        Assert.Null(FairnessMeasures.Worst("gap_mae", [gaps[0], gaps[1] with { Figure = Figure.Of(0.1) }], 2).Figure.Lower);
    }

    [Theory]
    [InlineData(29.999999999999996, 30)]
    [InlineData(29.9, 29)]
    public void WholeRows_OfWeightsThatRound_AreTheRows(double effective, long rows) => Assert.Equal(rows, GroupFigure.WholeRows(effective));

    private static GroupFigure Gap(string measure, double value, double lower, double upper) =>
        new(null, measure, Figure.Of(value).Within(lower, upper, 0.95), 100);

    [Fact]
    public void Gap_OfOutcomes_IsThatOfTheFiguresOfBothSides()
    {
        Measurement Of(string measure, string? segment) => Unequal.Value.Single(m => m.Measure == measure && m.Segment == segment);
        var gap = Of("gap_brier", "country=DE");
        var (all, own) = (Unequal.Value.Find("output.score", "brier"), Of("brier", "country=DE"));
        var others = ((all.Value * all.N) - (own.Value * own.N)) / (all.N - own.N);
        Assert.Equal((own.Value - others)!.Value, gap.Value!.Value, 12);
        Assert.InRange(gap.Value.Value, gap.Lower!.Value, gap.Upper!.Value);
        Assert.Equal(100, gap.N);
        Assert.True(Of("gap_accuracy", null).Value >= 0);
    }

    [Fact]
    public void Parity_ThatACriterionRejects_IsABreachOfIt()
    {
        const string plan = KindSample.Binary + "criteria: [{measure: parity_ratio, atLeast: 0.8}]\n";
        var measured = KindSample.Check(plan, Reference, KindSample.Rows(600, 5, KindSample.Binary, (i, row) => row["score"] = i % 3 == 0 ? 0.9 : i % 2 == 0 ? 0.9 : 0.1));
        var ratio = measured.Find("model", "parity_ratio");
        Assert.Equal(MeasurementState.Breach, ratio.State);
        Assert.Equal(0.5, ratio.Value!.Value, 9);
        Assert.True(ratio.Evidence!.Excess > 0);
    }

    [Fact]
    public void Parity_WithoutADecision_SaysSo()
    {
        var measured = KindSample.Check(KindSample.Number, KindSample.Rows(100, 1, KindSample.Number), KindSample.Rows(100, 2, KindSample.Number));
        Assert.Equal("no output of the plan makes a positive decision", measured.Find("model", "parity_ratio").Why);
        Assert.NotNull(measured.Find("model", "gap_mae").Value);
    }

    [Theory]
    [InlineData(12, "fewer than two groups with 30 rows")]
    [InlineData(1, "fewer than two groups with 30 rows")]
    public void Parity_OfSmallGroups_IsAbsentBecauseOfIt(int rows, string why)
    {
        const string plan = KindSample.Inputs + "outputs: {score: {kind: probability}}\n";
        var current = KindSample.Rows(Math.Max(rows, 10), 2, KindSample.Binary);
        var parity = KindSample.Check(plan, Reference, current).Find("model", "parity_difference");
        Assert.Null(parity.Value);
        Assert.Equal(why, parity.Why);
    }

    [Fact]
    public void Threshold_OfTheOutput_DecidesToTheLastDigit()
    {
        const string plan = KindSample.Inputs + "outputs: {score: {kind: probability, threshold: 0.3}}\n";
        var measured = KindSample.Check(plan, Reference, KindSample.Rows(300, 2, KindSample.Binary, (i, row) => row["score"] = i % 3 == 0 ? 0.3 : 0.29999999999999993));
        Assert.Equal(1, measured.Find("model", "parity_difference").Value);
    }

    [Fact]
    public void Rows_WithoutDeclaredSegments_HaveNoFairness()
    {
        var plan = KindSample.Binary.Replace("segments: [country]", "", StringComparison.Ordinal);
        Assert.DoesNotContain(KindSample.Check(plan, Reference, KindSample.Rows(100, 2, KindSample.Binary)), m => m.Measure.StartsWith("parity", StringComparison.Ordinal));
    }
}
