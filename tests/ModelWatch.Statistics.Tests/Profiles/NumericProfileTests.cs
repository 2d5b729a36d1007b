using CsCheck;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Tests.Profiles;

public sealed class NumericProfileTests
{
    private static readonly Gen<double> Value = Gen.OneOf(
        Gen.Double[-5, 5], Gen.Int[0, 4].Select(i => (double)i), Gen.Double[-1e12, 1e12], Gen.Int[0, 5].Select(i => new[] { 0.0, -0.0, 1e300, -1e308, 5e-324, 3.25 }[i]));

    private static readonly Gen<(double Value, double Weight)> Weighted =
        Gen.Select(Value, Gen.OneOf(Gen.Const(1.0), Gen.Double[0.01, 200]), (v, w) => (v, w));

    [Fact]
    public void Bytes_AnyOrderAndAnySplit_AreTheSame() =>
        Gen.Select(Value.Array[1, 60], Weighted.Array[0, 60], Gen.Int[0, 60], Gen.Int).Sample((reference, rows, cut, seed) =>
        {
            var edges = NumericEdges.FromSorted(SortedSample.From(reference), 20);
            var whole = Fill(edges, rows);
            var shuffled = rows.ToArray();
            new Random(seed).Shuffle(shuffled);
            var split = Math.Min(cut, rows.Length);
            var left = Fill(edges, shuffled[split..]);
            left.Merge(Fill(edges, shuffled[..split]));
            Assert.Equal(whole.ToDigestBytes(), left.ToDigestBytes());
            Assert.Equal(whole.ToBytes(), NumericProfile.FromBytes(edges, whole.ToBytes()).ToBytes());
        }, iter: 500);

    [Fact]
    public void Find_AnyEdges_CountsTheEdgesBelow() =>
        Gen.Select(Value.Array[1, 100], Value.Array[1, 50]).Sample((reference, values) =>
        {
            var edges = NumericEdges.FromSorted(SortedSample.From(reference), 50);
            foreach (var value in values.Concat(reference).Concat(edges.Values.ToArray()))
                Assert.Equal(edges.Values.ToArray().Count(e => e < value), edges.Find(value));
        }, iter: 500);

    [Fact]
    public void MeanAndDeviation_OfOffsetValues_AreExact()
    {
        double[] values = [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16];
        var profile = new NumericProfile(NumericEdges.FromSorted(values));
        profile.AddRange(values);
        Assert.Equal(1e9 + 10, profile.Mean.Value);
        Assert.Equal(Math.Sqrt(30), profile.StandardDeviation.Value!.Value, 12);
    }

    [Fact]
    public void Moments_FarOutsideTheReference_StayExact()
    {
        var profile = new NumericProfile(NumericEdges.FromSorted([5, 5, 5]));
        profile.AddRange([1e6, 3e6, -2e6]);
        Assert.Equal(2e6 / 3, profile.Mean.Value!.Value, 9);
        Assert.Equal(2516611.478423583, profile.StandardDeviation.Value!.Value, 8);
        Assert.Equal(-2e6, profile.BinMean(0));
        Assert.Equal(2e6, profile.BinMean(profile.Edges.Bins - 1));
    }

    [Fact]
    public void Weight_OfW_EqualsWRepetitions() =>
        Gen.Select(Value, Gen.Int[1, 20]).Array[1, 20].Sample(rows =>
        {
            var edges = NumericEdges.FromSorted(SortedSample.From([.. rows.Select(r => r.Item1)]), 20);
            var weighted = Fill(edges, [.. rows.Select(r => (r.Item1, (double)r.Item2))]);
            var repeated = Fill(edges, [.. rows.SelectMany(r => Enumerable.Repeat((r.Item1, 1.0), r.Item2))]);
            Assert.Equal(repeated.Weight, weighted.Weight);
            Assert.Equal(repeated.Mean, weighted.Mean);
            Assert.Equal(repeated.FixedCounts.ToArray(), weighted.FixedCounts.ToArray());
        }, iter: 500);

    [Fact]
    public void Quantile_AnyLevel_HoldsTheTrueOneWithinItsError() =>
        Gen.Select(Gen.Double[-5, 5].Array[1, 300], Gen.Double[-6, 6].Array[1, 100], Gen.Int[0, 20]).Sample((reference, values, k) =>
        {
            var profile = new NumericProfile(NumericEdges.FromSorted(SortedSample.From(reference), 20));
            profile.AddRange(values);
            var truth = SortedSample.InvertedCdf(SortedSample.From(values), k, 20);
            var figure = profile.Quantile(k / 20.0);
            Assert.InRange(truth, figure.Value!.Value - figure.Error!.Value - 1e-9, figure.Value.Value + figure.Error.Value + 1e-9);
        }, iter: 1000);

    [Fact]
    public void Figures_OfAnEmptyProfile_AreAbsentWithAReason()
    {
        var profile = new NumericProfile(NumericEdges.FromSorted([1, 2]));
        Assert.Equal("no values", profile.Mean.Why);
        Assert.Equal("no values", profile.Quantile(0.5).Why);
        profile.Add(3);
        Assert.Equal("fewer than two values", profile.StandardDeviation.Why);
    }

    [Fact]
    public void Merge_OfOtherEdges_IsRefused() =>
        Assert.Throws<ArgumentException>(() =>
            new NumericProfile(NumericEdges.FromSorted([1, 2])).Merge(new NumericProfile(NumericEdges.FromSorted([1, 3]))));

    [Fact]
    public void Bytes_OfTwoHundredBinsWithoutWeights_TakeLessThanFourKilobytes()
    {
        var random = new Random(5);
        var values = SortedSample.From([.. Enumerable.Range(0, 20000).Select(_ => random.NextDouble() * 1000 - 300)]);
        var profile = new NumericProfile(NumericEdges.FromSorted(values));
        profile.AddRange(values);
        Assert.True(profile.ToBytes().Length < 4096, $"{profile.ToBytes().Length} bytes");
        Assert.True(profile.Edges.MaxBinMass <= 1.25 / 200 + 1.0 / 20000);
    }

    private static NumericProfile Fill(NumericEdges edges, IEnumerable<(double Value, double Weight)> rows)
    {
        var profile = new NumericProfile(edges);
        foreach (var (value, weight) in rows)
            profile.Add(value, weight);
        return profile;
    }
}
