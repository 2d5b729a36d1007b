using CsCheck;
using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.Statistics.Tests.Performance;

public sealed class WeightTests
{
    private static readonly Gen<(double Score, bool Outcome, int Weight)[]> Rows =
        Gen.Select(Gen.Int[0, 20].Select(i => i / 20.0), Gen.Bool, Gen.Int[1, 5], (p, y, w) => (p, y, w)).Array[0, 30];

    [Fact]
    public void Figures_OfWeightW_EqualWRepetitions() => Rows.Sample(rows =>
    {
        var weighted = new ScoredRows(
            [.. rows.Select(r => r.Score)], [.. rows.Select(r => r.Outcome)], [.. rows.Select(r => (double)r.Weight)]);
        var each = rows.SelectMany(r => Enumerable.Repeat(r, r.Weight)).ToArray();
        var repeated = new ScoredRows([.. each.Select(r => r.Score)], [.. each.Select(r => r.Outcome)]);
        foreach (var (left, right) in Figures(weighted).Zip(Figures(repeated)))
        {
            Assert.Equal(right.Why, left.Why);
            Assert.True(left.Value is null || Math.Abs(left.Value.Value - right.Value!.Value) <= 1e-8 * (1 + Math.Abs(right.Value.Value)), $"{left} {right}");
        }
    }, iter: 1000);

    [Fact]
    public void Figures_OfAnyRows_AreANumberInRangeOrAReason() => Rows.Sample(rows =>
    {
        var scored = new ScoredRows([.. rows.Select(r => r.Score)], [.. rows.Select(r => r.Outcome)]);
        foreach (var figure in Figures(scored))
        {
            Assert.True(figure.Value is null == figure.Why is not null);
            Assert.True(figure.Value is null || double.IsFinite(figure.Value.Value));
            Assert.True(figure.Lower is null || (figure.Lower <= figure.Value + 1e-9 && figure.Value <= figure.Upper + 1e-9), $"{figure}");
        }
        Assert.InRange(RocAuc.Of(scored).Value ?? 0.5, 0, 1);
        Assert.InRange(ExpectedCalibrationError.ByWidth(scored).Value ?? 0, 0, 1);
    }, iter: 1000);

    [Fact]
    public void Auc_OfReversedScores_IsTheComplement() => Rows.Sample(rows =>
    {
        var scored = new ScoredRows([.. rows.Select(r => r.Score)], [.. rows.Select(r => r.Outcome)]);
        var reversed = new ScoredRows([.. rows.Select(r => 1 - r.Score)], [.. rows.Select(r => r.Outcome)]);
        Assert.Equal(1 - (RocAuc.Of(scored).Value ?? 0.5), RocAuc.Of(reversed).Value ?? 0.5, 1e-12);
    }, iter: 500);

    private static IEnumerable<Figure> Figures(ScoredRows rows)
    {
        var fit = CalibrationSlope.Of(rows);
        var corp = Corp.Of(rows);
        var decisions = Decisions.AtThreshold(rows);
        return
        [
            rows.BaseRate, RocAuc.Of(rows), AveragePrecision.Of(rows), LogLoss.Of(rows), Brier.Score(rows), Brier.Skill(rows),
            ExpectedCalibrationError.ByWidth(rows), ExpectedCalibrationError.Maximum(rows), ExpectedCalibrationError.SquaredDebiased(rows),
            corp.Miscalibration, corp.Discrimination, corp.Uncertainty, decisions.Accuracy, decisions.F1(), decisions.Matthews,
            decisions.Kappa, decisions.MacroF1, decisions.BalancedAccuracy, decisions.Precision(), decisions.Recall(), decisions.Specificity(),
            fit.Slope, fit.Intercept,
        ];
    }
}
