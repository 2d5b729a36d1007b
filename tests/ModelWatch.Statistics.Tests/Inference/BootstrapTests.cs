using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Tests.Inference;

public sealed class BootstrapTests
{
    private static readonly double[] Values = [1.2, 3.4, 2.2, 5.1, 0.7, 2.9, 4.4, 8.8, 1.1, 2.5, 3.3, 9.1];
    private static readonly int[] Clusters = [0, 0, 0, 1, 1, 2, 2, 2, 3, 4, 4, 4];

    // scipy 1.10.1: bootstrap(np.mean, n_resamples=200000, method="BCa"), three seeds: 2.4917 to 2.5000 and 5.5750 to 5.5833.
    [Fact]
    public void Mean_OfScipysValues_AgreesWithinTheDraws()
    {
        var figure = Bootstrap.Mean(Values, new Random(1), 40_000);
        Assert.Equal(3.725, figure.Value!.Value, 12);
        Assert.Equal(2.495, figure.Lower!.Value, 0.03);
        Assert.Equal(5.58, figure.Upper!.Value, 0.06);
        Assert.Equal(0.95, figure.Level);
    }

    [Fact]
    public void Interval_OfOneSeed_IsTheSame()
    {
        Assert.Equal(Bootstrap.Mean(Values, new Random(7)), Bootstrap.Mean(Values, new Random(7)));
        Assert.NotEqual(Bootstrap.Mean(Values, new Random(7)), Bootstrap.Mean(Values, new Random(8)));
    }

    [Fact]
    public void Clusters_OfOneRowEach_AreRows() => Assert.Equal(
        Bootstrap.Mean(Values, new Random(3)), Bootstrap.ClusterMean(Values, [.. Enumerable.Range(0, 12)], new Random(3)));

    // Copies within a cluster bring no information: the interval of 12 values six times over is that of 12 values.
    [Fact]
    public void Clusters_OfCopies_KeepTheWidth()
    {
        double[] copies = [.. Values.SelectMany(x => Enumerable.Repeat(x, 6))];
        int[] clusters = [.. Enumerable.Range(0, 12).SelectMany(i => Enumerable.Repeat(i, 6))];
        Figure one = Bootstrap.Mean(Values, new Random(3)), six = Bootstrap.ClusterMean(copies, clusters, new Random(3));
        Assert.Equal(one.Lower!.Value, six.Lower!.Value, 1e-9);
        Assert.Equal(one.Upper!.Value, six.Upper!.Value, 1e-9);
        var naive = Bootstrap.Mean(copies, new Random(3));
        Assert.True(naive.Upper - naive.Lower < 0.6 * (six.Upper - six.Lower));
        Assert.Equal(ClusteredMean.Of(Values, [.. Enumerable.Range(0, 12)]).Upper!.Value, ClusteredMean.Of(copies, clusters).Upper!.Value, 1e-9);
    }

    // statsmodels 0.13.5: OLS on a constant, cov_type="cluster", use_t=True.
    [Fact]
    public void ClusteredMean_OfStatsmodels_Agrees()
    {
        var figure = ClusteredMean.Of(Values, Clusters);
        Assert.Equal(3.725, figure.Value!.Value, 12);
        Assert.Equal(1.60943088898642, figure.Lower!.Value, 1e-8);
        Assert.Equal(5.840569111013583, figure.Upper!.Value, 1e-8);
    }

    [Fact]
    public void ClusteredMean_OfWeights_IsThatOfRepetitions()
    {
        double[] weights = [1, 2, 1, 3, 1, 1, 2, 0, 1, 1, 1, 2];
        double[] values = [.. Values.SelectMany((x, i) => Enumerable.Repeat(x, (int)weights[i]))];
        int[] clusters = [.. Clusters.SelectMany((c, i) => Enumerable.Repeat(c, (int)weights[i]))];
        Figure weighted = ClusteredMean.Of(Values, Clusters, weights), repeated = ClusteredMean.Of(values, clusters);
        Assert.Equal(repeated.Value!.Value, weighted.Value!.Value, 1e-12);
        Assert.Equal(repeated.Lower!.Value, weighted.Lower!.Value, 1e-12);
    }

    // Many units take the blocks of the jackknife; the interval stays that of the normal law for a mean of many rows.
    [Fact]
    public void Mean_OfManyRows_IsCloseToTheNormalInterval()
    {
        var random = new Random(5);
        double[] values = [.. Enumerable.Range(0, 1200).Select(_ => random.NextDouble())];
        var figure = Bootstrap.Mean(values, new Random(6), 800);
        var half = 1.96 * Math.Sqrt(1.0 / 12 / 1200);
        Assert.Equal(figure.Value!.Value - half, figure.Lower!.Value, 0.15 * half);
        Assert.Equal(figure.Value!.Value + half, figure.Upper!.Value, 0.15 * half);
    }

    [Fact]
    public void Intervals_WithoutWhatTheyNeed_AreAbsentOrSayWhy()
    {
        Assert.Equal("no rows", Bootstrap.Mean([], new Random(1)).Why);
        Assert.Equal(Figure.Of(4), Bootstrap.Mean([4], new Random(1)));
        Assert.Equal(Figure.Of(4), Bootstrap.Mean([4, 4, 4], new Random(1)));
        Assert.Equal("the value is not a finite number", Bootstrap.Bca(3, _ => double.NaN, new Random(1)).Why);
        Assert.Null(Bootstrap.Bca(3, rows => rows.Distinct().Count() == 1 ? double.NaN : rows.Sum(), new Random(1)).Lower);
        Assert.Equal("no rows", ClusteredMean.Of([], []).Why);
        Assert.Equal("no rows", ClusteredMean.Of([1], [1], [0]).Why);
        Assert.Equal(Figure.Of(1.5), ClusteredMean.Of([1, 2], [1, 1]));
        Assert.Throws<ArgumentException>(() => ClusteredMean.Of([1], []));
        Assert.Throws<ArgumentException>(() => Bootstrap.ClusterMean([1], [], new Random(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Bootstrap.Mean([1, 2], new Random(1), 10));
    }
}
