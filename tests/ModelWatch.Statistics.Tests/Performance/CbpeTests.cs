using CsCheck;
using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.Statistics.Tests.Performance;

public sealed class CbpeTests
{
    private static readonly Gen<(double Score, double P, int Weight)[]> Rows =
        Gen.Select(Gen.Int[0, 10].Select(i => i / 10.0), Gen.Int[0, 20].Select(i => i / 20.0), Gen.Int[1, 4], (s, p, w) => (s, p, w)).Array[0, 20];

    [Fact]
    public void Figures_OfCertainRows_AreTheRealisedOnes() => Rows.Sample(rows =>
    {
        double[] scores = [.. rows.Select(r => r.Score)], weights = [.. rows.Select(r => (double)r.Weight)];
        bool[] outcomes = [.. rows.Select(r => r.P >= 0.5)];
        var estimate = new Cbpe(scores, [.. outcomes.Select(y => y ? 1.0 : 0)], [.. scores.Select(s => s >= 0.5)], weights);
        var realised = new ScoredRows(scores, outcomes, weights);
        var decisions = Decisions.AtThreshold(realised);
        (Figure, Figure)[] pairs =
        [
            (estimate.Accuracy, decisions.Accuracy), (estimate.Precision, decisions.Precision()), (estimate.Recall, decisions.Recall()),
            (estimate.Specificity, decisions.Specificity()), (estimate.F1, decisions.F1()), (estimate.Matthews, decisions.Matthews),
            (estimate.BalancedAccuracy, decisions.BalancedAccuracy), (estimate.MacroF1, decisions.MacroF1), (estimate.Kappa, decisions.Kappa),
            (estimate.RocAuc, RocAuc.Of(realised)), (estimate.Brier, Brier.Score(realised)), (estimate.LogLoss, LogLoss.Of(realised)),
        ];
        foreach (var (left, right) in pairs)
        {
            Assert.Equal(right.IsPresent, left.IsPresent);
            Assert.True(!left.IsPresent || Math.Abs(left.Value!.Value - right.Value!.Value) < 1e-9 * (1 + Math.Abs(right.Value.Value)), $"{left} {right}");
            Assert.True(!left.IsPresent || left.Upper - left.Lower < 1e-9, $"certain rows leave no width: {left}");
        }
        // Average precision also says something of events alone.
        if (AveragePrecision.Of(realised).Value is { } precision)
            Assert.Equal(precision, estimate.AveragePrecision.Value!.Value, 1e-9);
    }, iter: 200);

    [Fact]
    public void Auc_OfTies_IsTheSumOverAllPairs() => Rows.Sample(rows =>
    {
        double top = 0, events = rows.Sum(r => r.Weight * r.P), others = rows.Sum(r => r.Weight * (1 - r.P));
        foreach (var a in rows)
        {
            foreach (var b in rows)
                top += a.Weight * a.P * b.Weight * (1 - b.P) * (a.Score > b.Score ? 1 : a.Score == b.Score ? 0.5 : 0);
        }
        var auc = Estimate(rows).RocAuc;
        Assert.Equal(events > 0 && others > 1e-12, auc.IsPresent);
        if (auc.IsPresent)
            Assert.Equal(top / (events * others), auc.Value!.Value, 1e-9);
    }, iter: 2000);

    [Fact]
    public void AveragePrecision_OfFewRows_IsTheMeanOverAllOutcomes() => Rows.Where(r => r.Length is > 0 and < 9 && r.Any(x => x.P > 0)).Sample(rows =>
    {
        var single = rows.Select(r => (r.Score, r.P, 1)).ToArray();
        double top = 0;
        for (var mask = 0; mask < 1 << rows.Length; mask++)
        {
            bool[] outcomes = [.. rows.Select((_, i) => (mask >> i & 1) == 1)];
            var chance = rows.Select((r, i) => outcomes[i] ? r.P : 1 - r.P).Aggregate((a, b) => a * b);
            foreach (var (row, i) in rows.Select((r, i) => (r, i)).Where(x => outcomes[x.i]))
                top += chance * rows.Where((r, j) => outcomes[j] && r.Score >= row.Score).Count() / rows.Count(r => r.Score >= row.Score);
        }
        Assert.Equal(top / rows.Sum(r => r.P), Estimate(single).AveragePrecision.Value!.Value, 1e-9);
    }, iter: 200);

    [Fact]
    public void Figures_OfWeightsOrAnotherOrder_AreThoseOfRepetitions() => Rows.Sample(rows =>
    {
        var each = rows.SelectMany(r => Enumerable.Repeat((r.Score, r.P, 1), r.Weight)).Reverse().ToArray();
        foreach (var (left, right) in Figures(Estimate(rows)).Zip(Figures(Estimate(each))))
        {
            Assert.Equal(right.IsPresent, left.IsPresent);
            Assert.True(!left.IsPresent || Math.Abs(left.Value!.Value - right.Value!.Value) < 1e-9, $"{left} {right}");
            Assert.True(!left.IsPresent || left.Lower is null || (left.Lower <= left.Value + 1e-12 && left.Value <= left.Upper + 1e-12), $"{left}");
            Assert.True(left.Lower is null || (left.Lower >= -1 && left.Upper <= 1), $"{left}");
        }
    }, iter: 100);

    [Fact]
    public void Several_OfTwoClasses_AreTheBinaryEstimate() => Rows.Sample(rows =>
    {
        var binary = Estimate(rows);
        var several = new ClassCbpe([.. rows.SelectMany(r => new[] { 1 - r.P, r.P })], 2, [.. rows.Select(r => r.Score >= 0.5 ? 1 : 0)],
            [.. rows.Select(r => (double)r.Weight)]);
        foreach (var (left, right) in (IEnumerable<(Figure, Figure)>)[(binary.Accuracy, several.Accuracy), (binary.MacroF1, several.MacroF1),
            (binary.BalancedAccuracy, several.BalancedAccuracy), (binary.Matthews, several.Matthews), (binary.Recall, several.Recall(1)),
            (binary.Precision, several.Precision(1))])
        {
            Assert.Equal(left.IsPresent, right.IsPresent);
            Assert.Equal(left.Value ?? 0, right.Value ?? 0, 1e-9);
        }
    }, iter: 50);

    [Fact]
    public void Intervals_OfOneCount_AreThoseOfTheBinomial()
    {
        // scipy 1.10.1: stats.binom.ppf([0.025, 0.975], n, p) = 272, 329 (1000, 0.3), 4, 17 (500, 0.02), 483, 496 (500, 0.98).
        foreach (var (n, p, low, high) in (IEnumerable<(int, double, int, int)>)[(1000, 0.3, 272, 329), (500, 0.02, 4, 17), (500, 0.98, 483, 496)])
        {
            double[] scores = [.. Enumerable.Repeat(p, n)];
            var estimate = new Cbpe(scores, scores, [.. scores.Select(_ => true)]);
            foreach (var figure in (Figure[])[estimate.Precision, estimate.Accuracy])
            {
                Assert.InRange(figure.Lower!.Value * n, low - 1, low + 1);
                Assert.InRange(figure.Upper!.Value * n, high - 1, high + 1);
            }
        }
    }

    [Fact]
    public void Several_DivideRowsByTheirSum()
    {
        var estimate = ClassCbpe.OfTop([0.5, 0.25, 0.25, 0.1, 0.2, 0.2], [null, new IsotonicMap([0, 1], [0, 2]), null]);
        Assert.Equal(0.4, estimate[0, 0], 12);
        Assert.Equal(0.4 / 0.7, estimate[1, 1], 12);
        Assert.Equal((0.4 + 0.4 / 0.7) / 2, estimate.Accuracy.Value!.Value, 12);
    }

    public static TheoryData<string, double[], double[], string> Undefined => new()
    {
        { "no rows", [], [], "Accuracy RocAuc AveragePrecision Brier LogLoss AccuracyDeviation F1" },
        { "no rows", [double.NaN, 0.5], [0.5, 1.5], "Accuracy RocAuc AveragePrecision Brier" },
        { "no event is expected", [0.2, 0.9], [0, 0], "Recall RocAuc AveragePrecision" },
        { "every row is expected to be an event", [0.2, 0.9], [1, 1], "Specificity RocAuc" },
        { "the class was never predicted", [0.2, 0.3], [0.4, 0.4], "Precision" },
        { "no event is expected or predicted", [0.2, 0.3], [0, 0], "F1" },
        { "a raw score is not a probability", [2, 0.3], [0.4, 0.4], "Brier LogLoss" },
        { "one class only", [0.2, 0.3], [0, 0], "Kappa" },
    };

    [Theory]
    [MemberData(nameof(Undefined))]
    public void Figures_ThatAreUndefined_SayWhy(string why, double[] scores, double[] probabilities, string figures)
    {
        var estimate = new Cbpe(scores, probabilities, [.. scores.Select(s => s >= 0.5)]);
        foreach (var name in figures.Split(' '))
            Assert.Equal(why, ((Figure)typeof(Cbpe).GetProperty(name)!.GetValue(estimate)!).Why);
    }

    private static Cbpe Estimate((double Score, double P, int Weight)[] rows) => new(
        [.. rows.Select(r => r.Score)], [.. rows.Select(r => r.P)], [.. rows.Select(r => r.Score >= 0.5)], [.. rows.Select(r => (double)r.Weight)]);

    private static IEnumerable<Figure> Figures(Cbpe c) =>
        [c.Accuracy, c.Precision, c.Recall, c.F1, c.Matthews, c.RocAuc, c.AveragePrecision, c.Brier];
}
