using CsCheck;
using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.Statistics.Tests.Performance;

public sealed class RankSumsTests
{
    private static readonly Gen<(double Score, bool Outcome)[]> Rows = Gen.Select(
        Gen.OneOf(Gen.Int[0, 8].Select(i => i / 8.0), Gen.Double[0, 1], Gen.Const(-0.0)), Gen.Bool).Array[0, 60];

    [Fact]
    public void Area_AnyRows_IsThatOfAllPairs() => Rows.Sample(rows =>
    {
        double[] events = [.. rows.Where(r => r.Outcome).Select(r => r.Score)], others = [.. rows.Where(r => !r.Outcome).Select(r => r.Score)];
        var scored = Scored(rows);
        var found = RocAuc.Of(scored);
        if (events.Length == 0 || others.Length == 0)
        {
            Assert.False(found.IsPresent);
            return;
        }

        var placed = events.Select(e => others.Average(o => e > o ? 1 : e == o ? 0.5 : 0)).ToArray();
        var placedOthers = others.Select(o => events.Average(e => e > o ? 1 : e == o ? 0.5 : 0)).ToArray();
        Assert.Equal(placed.Average(), found.Value!.Value, 1e-14);
        if (events.Length > 1 && others.Length > 1)
            Assert.Equal(Variance(placed) / events.Length + Variance(placedOthers) / others.Length, RocAuc.Variance(scored).Value!.Value, 1e-14);
    }, iter: 2000);

    [Fact]
    public void Figures_WeightTwo_AreThoseOfRowsTwice() => Rows.Sample(rows =>
    {
        var twice = Scored([.. rows, .. rows]);
        var heavy = new ScoredRows([.. rows.Select(r => r.Score)], [.. rows.Select(r => r.Outcome)], [.. rows.Select(_ => 2.0)]);
        foreach (var figure in new Func<ScoredRows, Figure>[]
            { r => RocAuc.Of(r), AveragePrecision.Of, Brier.Score, LogLoss.Of, r => ExpectedCalibrationError.ByWidth(r) })
        {
            Figure expected = figure(twice), actual = figure(heavy);
            Assert.Equal(expected.Why, actual.Why);
            Assert.Equal(expected.Value ?? 0, actual.Value ?? 0, 1e-12);
        }
    }, iter: 1000);

    [Fact]
    public void Figures_WeightOneSaidOrNot_AreTheSame() => Rows.Sample(rows =>
    {
        var said = new ScoredRows([.. rows.Select(r => r.Score)], [.. rows.Select(r => r.Outcome)], [.. rows.Select(_ => 1.0)]);
        Assert.Equal(RocAuc.Of(Scored(rows)), RocAuc.Of(said));
        Assert.Equal(Brier.Score(Scored(rows)), Brier.Score(said));
        Assert.All(said.Weights.ToArray(), w => Assert.Equal(1, w));
    }, iter: 200);

    [Fact]
    public void Summary_AnyRows_IsThatOfTheSingleFigures() => Gen.Select(Rows, Gen.Int[1, 20], Gen.Int[0, 2]).Sample((rows, bins, odd) =>
    {
        double[] scores = [.. rows.Select(r => r.Score)];
        bool[] outcomes = [.. rows.Select(r => r.Outcome)];
        if (odd == 1 && rows.Length > 0)
            scores[0] = double.NaN;
        double[] weights = odd == 2 ? [.. rows.Select((_, i) => 1.0 + i % 3)] : [];
        var scored = new ScoredRows(scores, outcomes, weights);
        var summary = CalibrationSummary.Of(scores, outcomes, weights, bins);
        Same(ExpectedCalibrationError.ByWidth(scored, bins), summary.CalibrationError);
        Same(Brier.Score(scored), summary.BrierScore);
        Same(RocAuc.Of(scored), summary.RocAuc);
    }, iter: 1000);

    [Fact]
    public void Summary_ManyRows_IsThatOfTheSingleFigures()
    {
        var random = new Random(3);
        var rows = Enumerable.Range(0, 30_000).Select(_ => random.NextDouble()).Select(p => (Math.Round(p, random.Next(2, 9)), random.NextDouble() < p * p)).ToArray();
        var scored = Scored(rows);
        var summary = CalibrationSummary.Of(scored.Scores, scored.Outcomes);
        Same(ExpectedCalibrationError.ByWidth(scored), summary.CalibrationError);
        Same(Brier.Score(scored), summary.BrierScore);
        Same(RocAuc.Of(scored), summary.RocAuc);
    }

    private static void Same(Figure expected, Figure actual)
    {
        Assert.Equal(expected.Why, actual.Why);
        Assert.Equal(expected.Value ?? 0, actual.Value ?? 0, 1e-13);
        Assert.Equal(expected.Lower ?? 0, actual.Lower ?? 0, 1e-11);
        Assert.Equal(expected.Upper ?? 0, actual.Upper ?? 0, 1e-11);
    }

    private static ScoredRows Scored((double Score, bool Outcome)[] rows) => new([.. rows.Select(r => r.Score)], [.. rows.Select(r => r.Outcome)]);

    private static double Variance(double[] values) => values.Sum(v => (v - values.Average()) * (v - values.Average())) / (values.Length - 1);
}
