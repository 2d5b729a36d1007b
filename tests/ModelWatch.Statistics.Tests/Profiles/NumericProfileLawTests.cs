using CsCheck;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Tests.Profiles;

public sealed class NumericProfileLawTests
{
    private static readonly Gen<(double, double)[]> Rows = Gen.Select(ProfileGen.Value, ProfileGen.Weight).Array[0, 12];

    [Fact]
    public void Merge_OfThree_IsAssociativeAndCommutativeToTheBit() =>
        Gen.Select(ProfileGen.Value.Array[1, 12], Rows, Rows, Rows).Sample((reference, a, b, c) =>
        {
            var edges = ProfileGen.Edges(reference);
            var left = ProfileGen.Of(edges, a);
            left.Merge(ProfileGen.Of(edges, b));
            left.Merge(ProfileGen.Of(edges, c));
            var right = ProfileGen.Of(edges, c);
            right.Merge(ProfileGen.Of(edges, b));
            var last = ProfileGen.Of(edges, a);
            right.Merge(last);
            Assert.Equal(left.ToDigestBytes(), right.ToDigestBytes());
        }, iter: 10_000);

    [Fact]
    public void AddRange_InPassesOfAnySize_EqualsAddingOneByOne() =>
        Gen.Select(ProfileGen.Value.Array[1, 60], Gen.Select(ProfileGen.Value, ProfileGen.Weight).Array[0, 600], Gen.Int[0, 600]).Sample((reference, rows, cut) =>
        {
            var edges = ProfileGen.Edges(reference);
            var values = rows.Select(r => r.Item1).ToArray();
            var weights = rows.Select(r => r.Item2).ToArray();
            var split = Math.Min(cut, rows.Length);
            var wide = new NumericProfile(edges);
            wide.Fill(values.AsSpan(0, split), weights.AsSpan(0, split), 0, refuse: true, wide: true);
            wide.Fill(values.AsSpan(split), weights.AsSpan(split), 0, refuse: true, wide: true);
            Assert.Equal(ProfileGen.Of(edges, rows).ToDigestBytes(), wide.ToDigestBytes());
            Assert.Equal(wide.ToBytes(), NumericProfile.FromBytes(edges, wide.ToBytes()).ToBytes());
        }, iter: 300);

    [Theory]
    [InlineData(1.0)]
    [InlineData(1 / 0.3)]
    [InlineData(1e8)]
    public void AddRange_OfManyRowsOfOneWeight_EqualsAddingOneByOne(double weight) =>
        Gen.Select(ProfileGen.Value.Array[1, 300], Gen.Double[-9, 9].Array[1500]).Sample((reference, values) =>
        {
            var edges = ProfileGen.Edges(reference);
            var wide = new NumericProfile(edges);
            wide.Fill(values, [], FixedWeight.From(weight), refuse: true, wide: true);
            Assert.Equal(ProfileGen.Of(edges, values.Select(v => (v, weight))).ToDigestBytes(), wide.ToDigestBytes());
        }, iter: 50);

    [Fact]
    public void Weight_OfW_EqualsWRepetitionsToTheBit() =>
        Gen.Select(ProfileGen.Value.Array[1, 12], Gen.Select(ProfileGen.Value, Gen.Int[1, 6]).Array[1, 8]).Sample((reference, rows) =>
        {
            var edges = ProfileGen.Edges(reference);
            var weighted = ProfileGen.Of(edges, rows.Select(r => (r.Item1, (double)r.Item2)));
            var repeated = ProfileGen.Of(edges, rows.SelectMany(r => Enumerable.Repeat((r.Item1, 1.0), r.Item2)));
            Assert.Equal(repeated.FixedCounts.ToArray(), weighted.FixedCounts.ToArray());
            Assert.Equal(repeated.Mean, weighted.Mean);
            Assert.Equal(repeated.Variance(0), weighted.Variance(0));
            Assert.Equal(repeated.Magnitudes, weighted.Magnitudes);
            for (var bin = 0; bin < edges.Bins; bin++)
                Assert.Equal(repeated.BinMean(bin), weighted.BinMean(bin));
        }, iter: 1000);

    [Fact]
    public void AddFinite_OfAnyNumbers_LeavesOutWhatIsNotFinite()
    {
        var edges = NumericEdges.FromSorted([0, 1, 2, 3]);
        var values = Enumerable.Range(0, 1000).Select(i => i % 7 == 0 ? double.NaN : i % 11 == 0 ? double.NegativeInfinity : i % 4).ToArray();
        var profile = new NumericProfile(edges);
        var leftOut = profile.AddFinite(values);
        Assert.Equal(values.Count(v => !double.IsFinite(v)), leftOut);
        Assert.Equal(ProfileGen.Of(edges, values.Where(double.IsFinite).Select(v => (v, 1.0))).ToDigestBytes(), profile.ToDigestBytes());
    }

    [Fact]
    public void AddRange_WithANaN_AddsWhatIsBeforeItAndThrows()
    {
        var edges = NumericEdges.FromSorted([0, 1, 2, 3]);
        var profile = new NumericProfile(edges);
        var values = Enumerable.Range(0, 700).Select(i => (double)(i % 4)).ToArray();
        values[600] = double.NaN;
        Assert.Throws<ArgumentException>(() => profile.AddRange(values));
        Assert.Equal(600, profile.Rows);
        Assert.Equal(ProfileGen.Of(edges, values.Take(600).Select(v => (v, 1.0))).ToDigestBytes(), profile.ToDigestBytes());
        Assert.Throws<ArgumentOutOfRangeException>(() => profile.AddRange([1, 2], [1, 0]));
        Assert.Throws<ArgumentException>(() => profile.AddRange([1, 2], [1.0]));
    }
}
