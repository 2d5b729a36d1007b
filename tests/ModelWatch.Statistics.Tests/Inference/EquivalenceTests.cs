using CsCheck;
using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Tests.Inference;

public sealed class EquivalenceTests
{
    // statsmodels 0.13.5: the larger p of test_proportions_2indep at both margins (its tost_proportions_2indep returns the smaller one), and
    // confint_proportions_2indep(alpha=0.1), method agresti-caffo.
    [Theory]
    [InlineData(80, 100, 85, 110, 0.15, 0.014286365221010525, -0.06670546634221262, 0.11922647474557378, Verdict.Met)]
    [InlineData(0, 50, 1, 60, 0.1, 0.0015629378514247301, -0.06143794712130369, 0.03538335655058409, Verdict.Met)]
    public void Proportions_OfStatsmodels_Agree(
        double x1, double n1, double x2, double n2, double margin, double p, double lower, double upper, Verdict verdict)
    {
        var test = Equivalence.Proportions(x1, n1, x2, n2, margin);
        Assert.Equal(x1 / n1 - x2 / n2, test.Difference.Value!.Value, 12);
        Assert.Equal(p, test.PValue.Value!.Value, 1e-9);
        Assert.Equal(lower, test.Difference.Lower!.Value, 1e-9);
        Assert.Equal(upper, test.Difference.Upper!.Value, 1e-9);
        Assert.Equal(0.9, test.Difference.Level!.Value, 12);
        Assert.Equal(verdict, test.Verdict);
    }

    // statsmodels 0.13.5: CompareMeans.ttost_ind and tconfint_diff(alpha=0.1), usevar unequal, of 5.1 4.9 6.2 5.7 6.1 5.5 4.8 and 5.4 5.0 5.9 6.3 5.2.
    [Fact]
    public void Means_OfStatsmodels_Agree()
    {
        var test = Equivalence.Means(5.471428571428571, 0.31571428571428567, 7, 5.56, 0.283, 5, 1);
        Assert.Equal(0.009345892263468445, test.PValue.Value!.Value, 1e-9);
        Assert.Equal(-0.6726249418627345, test.Difference.Lower!.Value, 1e-8);
        Assert.Equal(0.49548208471987476, test.Difference.Upper!.Value, 1e-8);
        Assert.Equal(Verdict.Met, test.Verdict);
    }

    [Theory]
    [InlineData(0, Verdict.Met)]
    [InlineData(1, Verdict.NotAssessable)]
    [InlineData(3, Verdict.NotMet)]
    public void Means_OfThreeDistances_AreJudged(double gap, Verdict expected) =>
        Assert.Equal(expected, Equivalence.Means(10 + gap, 4, 50, 10, 4, 50, 1).Verdict);

    [Fact]
    public void Tests_WithoutWhatTheyNeed_SayWhy()
    {
        Assert.Equal("no trials", Equivalence.Proportions(0, 0, 1, 2, 0.1).Difference.Why);
        Assert.Equal("a side has fewer than two values", Equivalence.Means(1, 1, 1, 1, 1, 9, 1).PValue.Why);
        Assert.Equal("neither side varies", Equivalence.Means(1, 0, 9, 1, 0, 9, 1).PValue.Why);
        Assert.Equal(Verdict.NotAssessable, Equivalence.Means(1, 0, 9, 1, 0, 9, 1).Verdict);
        Assert.Throws<ArgumentOutOfRangeException>(() => Equivalence.Means(1, 1, 9, 1, 1, 9, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Equivalence.Proportions(1, 2, 1, 2, 0.1, 0.5));
    }

    [Fact]
    public void Verdict_AndP_SayTheSame() => Gen.Select(Gen.Double[-2, 2], Gen.Double[0.1, 4], Gen.Int[2, 60], Gen.Int[2, 60]).Sample((gap, variance, n, m) =>
    {
        var test = Equivalence.Means(gap, variance, n, 0, 1, m, 0.8);
        if (Math.Abs(test.PValue.Value!.Value - 0.05) > 1e-6)
            Assert.Equal(test.PValue.Value < 0.05, test.Verdict == Verdict.Met);
        var other = Equivalence.Means(0, 1, m, gap, variance, n, 0.8);
        Assert.Equal(test.PValue.Value!.Value, other.PValue.Value!.Value, 1e-12);
    }, iter: 500);
}
