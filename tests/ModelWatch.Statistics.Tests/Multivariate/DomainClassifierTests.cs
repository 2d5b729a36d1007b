using CsCheck;
using ModelWatch.Statistics.Multivariate;

namespace ModelWatch.Statistics.Tests.Multivariate;

public sealed class DomainClassifierTests
{
    private static readonly Gen<double[]> Scores = Gen.OneOf(Gen.Double[0, 1], Gen.Int[0, 3].Select(i => i / 3.0)).Array[1, 40];

    [Fact]
    public void Auc_OfAnyScores_EqualsTheShareOfPairs() => Gen.Select(Scores, Scores).Sample((reference, current) =>
    {
        var pairs = current.Average(c => reference.Average(r => c > r ? 1 : c == r ? 0.5 : 0));
        Assert.Equal(pairs, DomainClassifier.Auc(reference, current).Value!.Value, 12);
        Assert.Equal(1 - pairs, DomainClassifier.Auc(current, reference).Value!.Value, 12);
        var p = DomainClassifier.MannWhitneyPValue(reference, current);
        Assert.True(p.Value is > 0 and < 1 || p.Why == "all scores are equal");
        Assert.InRange(DomainClassifier.AccuracyPValue(reference, current).Value!.Value, 0, 1 + 1e-12);
    }, iter: 2000);

    [Fact]
    public void WeightedAuc_OfWeights_EqualsThatOfRepetitions() =>
        Gen.Select(Scores, Scores, Gen.Int[1, 5].Array[40]).Sample((reference, current, weights) =>
        {
            double[] Repeated(double[] scores) => [.. scores.SelectMany((s, i) => Enumerable.Repeat(s, weights[i]))];
            double[] Weights(double[] scores) => [.. scores.Select((_, i) => (double)weights[i])];
            var weighted = DomainClassifier.WeightedAuc(reference, current, Weights(reference), Weights(current));
            Assert.Equal(DomainClassifier.Auc(Repeated(reference), Repeated(current)).Value!.Value, weighted.Value!.Value, 12);
        }, iter: 1000);

    [Fact]
    public void PermutationPValue_WithARefit_IsValidWhereOutOfFoldScoresAreNot()
    {
        // A rule that is fitted to its own labels and scored on them always looks good; the refit in every permutation sees that.
        const int runs = 150;
        var small = 0;
        for (var seed = 0; seed < runs; seed++)
        {
            var random = new Random(seed);
            double[][] rows = [.. Enumerable.Range(0, 20).Select(_ => new[] { random.NextDouble(), random.NextDouble(), random.NextDouble() })];
            bool[] labels = [.. Enumerable.Range(0, 20).Select(i => i >= 10)];
            double Refit(bool[] isCurrent) => Enumerable.Range(0, 3).Max(j => Math.Max(Auc(rows, isCurrent, j), 1 - Auc(rows, isCurrent, j)));
            Assert.True(Refit(labels) >= 0.5);
            small += PermutationTest.PValue(Refit(labels), labels, Refit, 39, random).Value <= 0.1 ? 1 : 0;
        }
        Assert.InRange(small / (double)runs, 0, 0.1 + 3 * Math.Sqrt(0.09 / runs));
    }

    [Fact]
    public void PermutationPValue_OfDrawsThatFail_CountsThemAsReached()
    {
        bool[] labels = [false, true];
        Assert.Equal(1, PermutationTest.PValue(1, labels, _ => double.NaN, 9, new Random(1)).Value);
        Assert.Equal(0.1, PermutationTest.PValue(1, labels, _ => 0.5, 9, new Random(1)).Value);
        Assert.Equal("the statistic is not a number", PermutationTest.PValue(double.NaN, labels, _ => 1, 9, new Random(1)).Why);
        Assert.Equal("no current rows", PermutationTest.PValue(1, [false], _ => 1, 9, new Random(1)).Why);
    }

    [Fact]
    public void Figures_WithoutScores_AreAbsentWithAReason()
    {
        Assert.Equal("no current values", DomainClassifier.Auc([0.5], [double.NaN]).Why);
        Assert.Equal("no reference values", DomainClassifier.AccuracyPValue([], [0.5]).Why);
        Assert.Equal("all scores are equal", DomainClassifier.MannWhitneyPValue([0.5, 0.5], [0.5]).Why);
        Assert.Equal(1, DomainClassifier.AccuracyPValue([0.9], [0.1]).Value);
    }

    private static double Auc(double[][] rows, bool[] isCurrent, int column)
    {
        double[] Side(bool side) => [.. rows.Where((_, i) => isCurrent[i] == side).Select(r => r[column])];
        return DomainClassifier.Auc(Side(false), Side(true)).Value!.Value;
    }
}
