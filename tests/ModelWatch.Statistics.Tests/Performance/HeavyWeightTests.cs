using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Performance;
using ModelWatch.Statistics.Profiles;
using ModelWatch.Statistics.Regression;

namespace ModelWatch.Statistics.Tests.Performance;

/// <summary>Weights that leave hardly more than one effective row, and numbers whose distances no double holds.</summary>
public sealed class HeavyWeightTests
{
    public static readonly TheoryData<double> EffectiveRows = [1.0001, 1.01, 1.5, 1.99, 2, 2.01, 3];

    [Theory]
    [MemberData(nameof(EffectiveRows))]
    public void Figures_OneHeavyRow_HaveEndsAroundTheValueOrNone(double effective)
    {
        const int Light = 40;
        // (w + n)^2 / (w^2 + n) = e, solved for w.
        var heavy = (Light + Math.Sqrt(Light * effective * (1 + Light - effective))) / (effective - 1);
        double[] scores = [.. Enumerable.Range(0, Light + 1).Select(i => i * 7 % 41 / 41.0)];
        bool[] outcomes = [.. Enumerable.Range(0, Light + 1).Select(i => i * 5 % 13 < 6)];
        double[] weights = [.. Enumerable.Repeat(1.0, Light), heavy];
        Assert.Equal(effective, Math.Pow(weights.Sum(), 2) / weights.Sum(w => w * w), 6);
        var rows = new ScoredRows(scores, outcomes, weights);

        foreach (var figure in new[] { RankingIntervals.AveragePrecision(rows), RocAuc.Of(rows), Brier.Score(rows), CalibrationIntervals.BrierSkill(rows), LogLoss.Of(rows) })
        {
            Assert.NotNull(figure.Value);
            Assert.True(figure.Lower is null == figure.Upper is null);
            Assert.True(figure.Lower is null || (figure.Lower <= figure.Value && figure.Value <= figure.Upper));
        }

        Assert.Equal(effective < 2, RankingIntervals.AveragePrecision(rows).Lower is null);
    }

    [Fact]
    public void RocAuc_PerfectRankingOfOneHeavyRow_IsNotSurerThanItsEffectiveRows()
    {
        double[] scores = [.. Enumerable.Range(0, 40).Select(i => i / 40.0)];
        bool[] outcomes = [.. scores.Select(s => s >= 0.5)];
        var equal = RocAuc.Of(new ScoredRows(scores, outcomes, []));
        var uneven = RocAuc.Of(new ScoredRows(scores, outcomes, [.. scores.Select(s => s == 0 ? 1000.0 : 1)]));
        Assert.Equal((1.0, 1.0), (equal.Value!.Value, uneven.Value!.Value));
        Assert.True(uneven.Lower < equal.Lower);
    }

    [Fact]
    public void Determination_RatioBeyondADouble_IsAbsent() =>
        Assert.NotNull(Determination.Of([1e150, -1e150, 1e150], [1e-150, 2e-150, 3e-150]).Why);

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    public void Quantile_WidthBeyondADouble_LiesInTheBin(double q)
    {
        var profile = new NumericProfile(NumericEdges.FromSorted([-1.7e308, 1.7e308], 1));
        profile.AddRange([-1.7e308, -1, 0.5, 1.7e308]);
        Assert.InRange(profile.Quantile(q).Value!.Value, -1.7e308, 1.7e308);
    }

    [Fact]
    public void Quantile_TotalThatADoubleRoundsUp_LiesAtTheLargestValue()
    {
        var profile = new NumericProfile(NumericEdges.FromSorted([0.0, 1.0]));
        for (var i = 0; i < 3; i++)
            profile.Add(0.5, 1 << 30);
        profile.Add(0.5, (1 << 30) - Math.ScaleB(1, -23));
        Assert.Equal(0.5, profile.Quantile(1).Value);
    }
}
