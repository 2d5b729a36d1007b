using CsCheck;
using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Tests.Inference;

/// <summary>Verdicts on intervals, and what many tests or few rows leave open.</summary>
public sealed class DecisionTests
{
    [Theory]
    [InlineData(0.85, 0.95, 0.8, Verdict.Met)]
    [InlineData(0.85, 0.95, 0.85, Verdict.Met)]
    [InlineData(0.85, 0.95, 0.9, Verdict.NotAssessable)]
    [InlineData(0.85, 0.95, 0.95, Verdict.NotAssessable)]
    [InlineData(0.85, 0.95, 0.96, Verdict.NotMet)]
    public void AtLeast_OfAnInterval_IsJudged(double lower, double upper, double threshold, Verdict expected)
    {
        var figure = Figure.Of(0.9).Within(lower, upper, 0.95);
        Assert.Equal(expected, Criterion.AtLeast(figure, threshold));
        var mirrored = Figure.Of(-0.9).Within(-upper, -lower, 0.95);
        Assert.Equal(expected, Criterion.AtMost(mirrored, -threshold));
    }

    [Fact]
    public void Criterion_WithoutAnInterval_IsNotAssessable()
    {
        foreach (var figure in new[] { Figure.Of(0.9), Figure.Absent("no rows") })
        {
            Assert.Equal(Verdict.NotAssessable, Criterion.AtLeast(figure, 0));
            Assert.Equal(Verdict.NotAssessable, Criterion.AtMost(figure, 0));
            Assert.Equal(Verdict.NotAssessable, Criterion.Between(figure, 0, 1));
        }
        Assert.Equal(Verdict.NotAssessable, Criterion.AtLeast(Proportion.Wilson(9, 10), double.NaN));
    }

    // statsmodels 0.13.5: multipletests(method="fdr_bh").
    [Fact]
    public void FalseDiscovery_OfStatsmodels_Agrees()
    {
        double[] expected = [0.035, 0.07, 0.07, 0.035, 0.583333333333333, 0.583333333333333, 0.9];
        var adjusted = FalseDiscovery.Adjust([0.01, 0.04, 0.03, 0.005, 0.5, 0.5, 0.9]);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], adjusted[i].Value!.Value, 1e-12);
    }

    [Fact]
    public void FalseDiscovery_OfAbsentP_LeavesItOut()
    {
        var adjusted = FalseDiscovery.Adjust([Figure.Of(0.01), Figure.Absent("constant"), Figure.Of(0.04), Figure.Of(2)]);
        Assert.Equal([0.02, null, 0.04, null], adjusted.Select(p => p.Value));
        Assert.Equal("constant", adjusted[1].Why);
        Assert.Equal("a p value lies in [0, 1]", adjusted[3].Why);
        Assert.Equal("no p value", FalseDiscovery.Adjust([double.NaN])[0].Why);
        Assert.Empty(FalseDiscovery.Adjust(Array.Empty<double>()));
    }

    [Fact]
    public void FalseDiscovery_KeepsOrderAndIsNoSmaller() => Gen.Double[0, 1].Array[1, 40].Sample(values =>
    {
        var adjusted = FalseDiscovery.Adjust(values);
        for (var i = 0; i < values.Length; i++)
        {
            Assert.InRange(adjusted[i].Value!.Value, values[i] - 1e-15, 1);
            for (var j = 0; j < i; j++)
                Assert.False(values[i] < values[j] && adjusted[i].Value > adjusted[j].Value);
        }
    }, iter: 500);

    // scipy 1.10.1: chi2.ppf and chi2.sf times 1/1000 + 1/5000.
    [Fact]
    public void PsiNull_OfScipysQuantiles_Agrees()
    {
        Assert.Equal(0.02030277312554454, PsiNull.Quantile(5000, 1000, 10).Value!.Value, 1e-12);
        Assert.Equal(0.0005459237077434865, PsiNull.Quantile(5000, 1000, 2, 0.5).Value!.Value, 1e-13);
        Assert.Equal(0.0029711804859176233, PsiNull.PValue(0.03, 5000, 1000, 10).Value!.Value, 1e-12);
        Assert.Equal(9 * 0.0012, PsiNull.Mean(5000, 1000, 10).Value!.Value, 1e-15);
        Assert.Equal("rows are above 0, there are two bins or more", PsiNull.Mean(0, 5, 10).Why);
        Assert.Equal("rows are above 0, there are two bins or more", PsiNull.Quantile(5, 5, 1).Why);
        Assert.Equal("a probability lies in (0, 1)", PsiNull.Quantile(5, 5, 2, 1).Why);
        Assert.Equal("an index is 0 or more", PsiNull.PValue(-1, 5, 5, 2).Why);
    }

    // statsmodels 0.13.5: acf(nlags=1).
    [Fact]
    public void LagOne_OfStatsmodels_Agrees()
    {
        Assert.Equal(-0.13592975267955226, Autocorrelation.LagOne([1.2, 3.4, 2.2, 5.1, 0.7, 2.9, 4.4, 8.8, 1.1, 2.5, 3.3, 9.1]).Value!.Value, 1e-12);
        // A gap has no pair: deviations -1, 1, gap, -1, 1 of mean 2 leave two pairs of -1 over four squares.
        Assert.Equal(-0.5, Autocorrelation.LagOne([1, 3, double.NaN, 1, 3]).Value!.Value, 1e-12);
        Assert.Equal("fewer than three values", Autocorrelation.LagOne([1, 2]).Why);
        Assert.Equal("the values are all equal", Autocorrelation.LagOne([2, 2, 2]).Why);
        Assert.Equal(100.0 / 3, Autocorrelation.EffectiveRows(100, 0.5).Value!.Value, 1e-12);
        Assert.Equal("no values", Autocorrelation.EffectiveRows(0, 0.5).Why);
        Assert.Equal("an autocorrelation lies in (-1, 1)", Autocorrelation.EffectiveRows(10, 1).Why);
    }

    [Fact]
    public void UnseenMass_OfCounts_IsTheShareOfSingletons()
    {
        // 3 categories once, 1 twice, N = 20: 0.15 +- 1.96 sqrt(3 * 0.85 + 2) / 20, cut at 0.
        var figure = GoodTuring.UnseenMass([1, 1, 1, 2, 5, 10, 0]);
        Assert.Equal(0.15, figure.Value!.Value, 12);
        Assert.Equal(0, figure.Lower);
        Assert.Equal(0.15 + 1.959963984540054 * Math.Sqrt(4.55) / 20, figure.Upper!.Value, 12);
        Assert.Equal("no rows", GoodTuring.UnseenMass([]).Why);
        Assert.Equal(Figure.Of(0), GoodTuring.UnseenMass([5, 5]));
        Assert.Equal(Figure.Of(1), GoodTuring.UnseenMass([1, 1]));
    }

    // The true unseen mass of a Zipf law of 2000 categories after 1000 rows, 150 times.
    [Fact]
    public void UnseenMass_OfAZipfLaw_IsCovered()
    {
        var random = new Random(17);
        var cumulated = new double[2000];
        for (var i = 0; i < cumulated.Length; i++)
            cumulated[i] = (i == 0 ? 0 : cumulated[i - 1]) + 1.0 / (i + 1);
        var covers = 0;
        for (var sample = 0; sample < 150; sample++)
        {
            var counts = new long[cumulated.Length];
            for (var row = 0; row < 1000; row++)
            {
                var at = Array.BinarySearch(cumulated, random.NextDouble() * cumulated[^1]);
                counts[at < 0 ? ~at : at]++;
            }
            var unseen = counts.Select((count, i) => count == 0 ? 1.0 / (i + 1) / cumulated[^1] : 0).Sum();
            var figure = GoodTuring.UnseenMass(counts);
            covers += figure.Lower <= unseen && unseen <= figure.Upper ? 1 : 0;
        }
        Assert.InRange(covers, 134, 150);
    }
}
