using CsCheck;
using ModelWatch.Statistics.Calibration;

namespace ModelWatch.Statistics.Tests.Calibration;

public sealed class IsotonicMapTests
{
    private static readonly Gen<(double Score, double Outcome, int Weight)[]> Rows =
        Gen.Select(Gen.Int[-10, 10].Select(i => i / 4.0), Gen.Bool.Select(b => b ? 1.0 : 0), Gen.Int[1, 4], (s, y, w) => (s, y, w)).Array[1, 30];

    [Fact]
    public void Fit_OfAnyRows_RisesWithinTheOutcomesAndKeepsTheirMean() => Rows.Sample(rows =>
    {
        var map = Fit(rows);
        var fitted = map.Apply([.. rows.Select(r => r.Score)]);
        Assert.All(fitted, p => Assert.InRange(p, 0, 1));
        for (var x = -3.0; x < 3; x += 0.05)
            Assert.True(map.Apply(x) <= map.Apply(x + 0.05) + 1e-12);
        Assert.Equal(rows.Sum(r => r.Weight * r.Outcome), rows.Zip(fitted, (r, p) => r.Weight * p).Sum(), 1e-9);
    }, iter: 2000);

    [Fact]
    public void Fit_OfWeightsOrAnotherOrder_IsThatOfRepetitions() => Rows.Sample(rows =>
    {
        var repeated = rows.SelectMany(r => Enumerable.Repeat((r.Score, r.Outcome, 1), r.Weight)).Reverse().ToArray();
        IsotonicMap left = Fit(rows), right = Fit(repeated);
        Assert.Equal(left.Scores.ToArray(), right.Scores.ToArray());
        for (var k = 0; k < left.Values.Length; k++)
            Assert.Equal(left.Values[k], right.Values[k], 1e-12);
    }, iter: 2000);

    [Fact]
    public void Fit_OfProbabilities_IsTheCorpFit() => Rows.Sample(rows =>
    {
        var scored = new ScoredRows(
            [.. rows.Select(r => (r.Score + 2.5) / 5)], [.. rows.Select(r => r.Outcome == 1)], [.. rows.Select(r => (double)r.Weight)]);
        var fitted = IsotonicMap.Fit(scored)!.Apply(scored.Scores);
        Assert.All(fitted.Zip(Corp.Of(scored).Recalibrated), p => Assert.Equal(p.Second, p.First, 1e-12));
    }, iter: 1000);

    [Fact]
    public void Apply_BetweenAndBeyondKnots_IsLinearAndClipped()
    {
        var map = new IsotonicMap([1, 3], [0.2, 0.6]);
        Assert.Equal([0.2, 0.2, 0.4, 0.6, 0.6], map.Apply([double.NegativeInfinity, 1, 2, 3, 9]).Select(p => Math.Round(p, 12)));
        Assert.True(double.IsNaN(map.Apply(double.NaN)));
    }

    [Fact]
    public void StoredKnots_MakeTheSameMap()
    {
        var map = IsotonicMap.Fit([0.3, 0.1, 0.7, 0.5, 0.9], [1, 0, 0, 1, 1])!;
        var again = new IsotonicMap(map.Scores, map.Values);
        Assert.Equal(map.Apply([0.05, 0.2, 0.6, 0.85]), again.Apply([0.05, 0.2, 0.6, 0.85]));
    }

    [Fact]
    public void Fit_WithoutUsableRows_IsNull()
    {
        Assert.Null(IsotonicMap.Fit([], []));
        Assert.Null(IsotonicMap.Fit([double.NaN, 0.5, 0.5], [1, double.NaN, 1], [1, 1, 0]));
        Assert.Null(IsotonicMap.Fit(new ScoredRows([], [])));
    }

    [Fact]
    public void Knots_ThatFall_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new IsotonicMap([1, 2], [0.5, 0.4]));
        Assert.Throws<ArgumentException>(() => new IsotonicMap([2, 1], [0.4, 0.5]));
        Assert.Throws<ArgumentException>(() => new IsotonicMap([], []));
    }

    private static IsotonicMap Fit((double Score, double Outcome, int Weight)[] rows) => IsotonicMap.Fit(
        [.. rows.Select(r => r.Score)], [.. rows.Select(r => r.Outcome)], [.. rows.Select(r => (double)r.Weight)])!;
}
