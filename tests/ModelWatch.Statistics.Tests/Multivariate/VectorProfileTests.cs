using System.Security.Cryptography;
using CsCheck;
using ModelWatch.Statistics.Multivariate;

namespace ModelWatch.Statistics.Tests.Multivariate;

public sealed class VectorProfileTests
{
    private static readonly Gen<double> Number = Gen.OneOf(
        Gen.Double[-3, 3], Gen.Int[0, 2].Select(i => (double)i), Gen.Double[-1e9, 1e9],
        Gen.Int[0, 4].Select(i => new[] { double.NaN, double.NegativeInfinity, 1e308, -0.0, 5e-324 }[i]));

    private static readonly Gen<(double[] Vector, double Weight)> Row = Gen.Select(
        Gen.Frequency((9, Number.Array[3]), (1, Number.Array[0, 5])), Gen.OneOf(Gen.Const(1.0), Gen.Double[0.01, 200]), (v, w) => (v, w));

    private static readonly VectorReference Reference = VectorReference.From(Normal(200, 0, 3), 42);

    [Fact]
    public void Bytes_AnyOrderAndAnySplit_AreTheSame() => Gen.Select(Row.Array[0, 25], Gen.Int[0, 25], Gen.Int).Sample((rows, cut, seed) =>
    {
        var whole = Fill(rows);
        var shuffled = rows.ToArray();
        new Random(seed).Shuffle(shuffled);
        var split = Math.Min(cut, rows.Length);
        VectorProfile left = Fill(shuffled[split..]), right = Fill(shuffled[..split]);
        left.Merge(right);
        Assert.Equal(whole.ToDigestBytes(), left.ToDigestBytes());
        Assert.Equal(whole.ToBytes(), VectorProfile.FromBytes(Reference, whole.ToBytes()).ToBytes());
    }, iter: 150);

    [Fact]
    public void Features_InAnyOrderAndSplit_AreTheSame() =>
        Gen.Select(Gen.Double[-1e3, 1e3].Array[2].Array[0, 8], Gen.Double[0.01, 1e6].Array[8], Gen.Int[0, 8], Gen.Int).Sample((rows, weights, cut, seed) =>
        {
            var features = SmallFeatures;
            var order = Enumerable.Range(0, rows.Length).ToArray();
            var whole = Sum(features, order, rows, weights);
            new Random(seed).Shuffle(order);
            var split = Math.Min(cut, order.Length);
            var left = Sum(features, order[split..], rows, weights);
            left.Merge(Sum(features, order[..split], rows, weights));
            Assert.Equal(whole.ToBytes(), left.ToBytes());
        }, iter: 10_000);

    [Fact]
    public void Features_OfMoreRowsThanABatch_EqualThoseOfSplits()
    {
        var rows = Normal(9000, 0.3, 2);
        RandomFeatureProfile whole = new(SmallFeatures), merged = new(SmallFeatures);
        for (var part = 0; part < 9; part++)
        {
            var own = new RandomFeatureProfile(SmallFeatures);
            for (var i = part * 1000; i < (part + 1) * 1000; i++)
            {
                own.Add(rows.Row(i));
                whole.Add(rows.Row(i));
            }
            merged.Merge(own);
        }
        Assert.Equal(whole.ToBytes(), merged.ToBytes());
    }

    [Fact]
    public void Means_OnAnyMachine_HaveTheSameBits()
    {
        // Made on x86-64; the same with vectors of 512, 256 and 128 bits and with none.
        var profile = new RandomFeatureProfile(RandomFeatures.FromReference(Normal(30, 0.1, 21), 77));
        var rows = Normal(40, 0.7, 21);
        for (var i = 0; i < 40; i++)
            profile.Add(rows.Row(i), i % 3 == 0 ? 1 : 0.75);
        var bytes = profile.Means()!.SelectMany(BitConverter.GetBytes).ToArray();
        Assert.Equal("1547b707e761a9bb", Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]);
    }

    [Fact]
    public void Weight_OfW_EqualsWRepetitions() => Gen.Select(Gen.Double[-3, 3].Array[3], Gen.Int[1, 9]).Array[1, 10].Sample(rows =>
    {
        var weighted = Fill([.. rows.Select(r => (r.Item1, (double)r.Item2))]);
        var repeated = Fill([.. rows.SelectMany(r => Enumerable.Repeat((r.Item1, 1.0), r.Item2))]);
        Assert.Equal(repeated.Features.Means(), weighted.Features.Means());
        Assert.Equal(repeated.Features.Weight, weighted.Features.Weight);
        var base0 = Fill([([0, 0, 0], 1), ([1, 0, 1], 1)]);
        Assert.Equal(SlicedWasserstein.FromProfiles(base0, repeated), SlicedWasserstein.FromProfiles(base0, weighted));
        Assert.Equal(Mmd.FromProfiles(base0.Features, repeated.Features).Value, Mmd.FromProfiles(base0.Features, weighted.Features).Value);
    }, iter: 60);

    [Fact]
    public void Add_OfUnusableVectors_CountsThemApart()
    {
        var profile = Fill([([1, 2], 2), ([1, 2, double.NaN], 3), ([1, 2, 3, 4], 0.5), ([1e200, 1e200, -1e200], 1)]);
        Assert.Equal((2.5, 3, 1L), (profile.WrongDimension, profile.NotFinite, profile.Rows));
        Assert.Equal(double.MaxValue, profile.Length.Max);
        Assert.True(SlicedWasserstein.FromProfiles(profile, profile).IsPresent);
    }

    [Fact]
    public void SlicedWasserstein_FromProfiles_HoldsTheExactOneWithinItsError()
    {
        VectorSample reference = Normal(400, 0, 3), current = Normal(300, 0.4, 3);
        var definition = VectorReference.From(reference, 9);
        VectorProfile left = VectorProfile.Of(definition, reference), right = VectorProfile.Of(definition, current);
        var standard = definition.Features.Standard;
        var exact = SlicedWasserstein.Exact(reference.Select(standard.One), current.Select(standard.One), UnitDirections.Draw(3, 16, ~9L));
        var binned = SlicedWasserstein.FromProfiles(left, right);
        Assert.InRange(Math.Abs(exact.Value!.Value - binned.Value!.Value), 0, binned.Error!.Value);
        Assert.InRange(binned.Value.Value, 0.9 * exact.Value.Value, 1.1 * exact.Value.Value);
    }

    [Fact]
    public void Merge_OfAnotherReference_IsRefused()
    {
        var other = new VectorProfile(VectorReference.From(Normal(200, 0, 3), 43));
        var mine = new VectorProfile(Reference);
        Assert.Throws<ArgumentException>(() => mine.Merge(other));
        Assert.Throws<ArgumentException>(() => Mmd.FromProfiles(mine.Features, other.Features));
        Assert.Throws<ArgumentException>(() => SlicedWasserstein.FromProfiles(mine, other));
        Assert.Throws<InvalidDataException>(() => VectorProfile.FromBytes(Reference, other.ToBytes()));
    }

    [Fact]
    public void Reference_ReadBack_IsTheSameAndDamageIsRefused()
    {
        var bytes = Reference.ToBytes();
        Assert.Equal(Reference.Digest, VectorReference.FromBytes(bytes).Digest);
        var profile = Fill([([1, 2, 3], 1)]);
        Assert.Equal(profile.ToBytes(), VectorProfile.FromBytes(VectorReference.FromBytes(bytes), profile.ToBytes()).ToBytes());
        for (var cut = 0; cut < bytes.Length; cut += 97)
            Assert.Throws<InvalidDataException>(() => VectorReference.FromBytes(bytes.AsSpan(0, cut)));
        Assert.Throws<InvalidDataException>(() => VectorProfile.FromBytes(Reference, profile.ToBytes().AsSpan(0, 40)));
    }

    [Fact]
    public void Reference_OfConstantRows_StillMeasures()
    {
        var definition = VectorReference.From(VectorSample.From(2, [[5, 1], [5, 1], [5, 1]]), 1);
        VectorProfile same = new(definition), moved = new(definition);
        same.Add([5, 1]);
        moved.Add([6, 1]);
        Assert.Equal(0, Mmd.FromProfiles(same.Features, same.Features).Value);
        Assert.True(Mmd.FromProfiles(same.Features, moved.Features).Value > 0.1);
        Assert.Throws<ArgumentException>(() => VectorReference.From(VectorSample.From(2, [[1, double.NaN]]), 1));
    }

    private static RandomFeatures SmallFeatures { get; } = RandomFeatures.FromReference(Normal(50, 0, 2), 3, 8);

    private static RandomFeatureProfile Sum(RandomFeatures features, int[] order, double[][] rows, double[] weights)
    {
        var profile = new RandomFeatureProfile(features);
        foreach (var i in order)
            profile.Add(rows[i], i % 2 == 0 ? 1 : weights[i]);
        return profile;
    }

    private static VectorProfile Fill(IEnumerable<(double[] Vector, double Weight)> rows)
    {
        var profile = new VectorProfile(Reference);
        foreach (var (vector, weight) in rows)
            profile.Add(vector, weight);
        return profile;
    }

    private static VectorSample Normal(int rows, double shift, int dimension)
    {
        var draws = new FixedDraws(rows + (long)(1000 * shift));
        return VectorSample.From(dimension, Enumerable.Range(0, rows).Select(_ => Draw(ref draws, shift, dimension)).ToArray());
    }

    private static double[] Draw(ref FixedDraws draws, double shift, int dimension)
    {
        var row = new double[dimension];
        for (var j = 0; j < dimension; j++)
            row[j] = draws.Normal() * (j + 1) + shift;
        return row;
    }
}
