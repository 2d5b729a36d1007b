using CsCheck;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Tests.Profiles;

public sealed class ProfileBytesTests
{
    [Theory]
    [InlineData("normal", 1.0)]
    [InlineData("normal", 1 / 0.3)]
    [InlineData("normal", 100.0)]
    [InlineData("narrow", 1 / 0.3)]
    [InlineData("spikes", 1 / 0.3)]
    [InlineData("long tail", 1 / 0.07)]
    public void Bytes_OfAMillionRowsWithAllCounters_AreAtMostFourKilobytes(string shape, double weight)
    {
        var random = new Random(5);
        var values = Enumerable.Range(0, 100_000).Select(_ => Draw(shape, random)).ToArray();
        var edges = NumericEdges.FromSorted(SortedSample.From(values));
        var profile = new NumericProfile(edges);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var held = new NumericProfile(edges);
        var made = GC.GetAllocatedBytesForCurrentThread() - before;
        held.AddRange(values, weight);
        for (var i = 0; i < 20; i++)
            held.Add(values[i] + 0.001, weight);
        held.AddDecimals(new byte[values.Length], weight);
        for (var i = 0; i < 10; i++)
            profile.Merge(held);
        Assert.Equal(1_000_200, profile.Rows);
        // A cell of magnitude takes 10 bytes more when it first occurs.
        Assert.True(made + 10 * (profile.Magnitudes.Count + 32) <= 10 * 1024, $"{made} bytes in memory");
        Assert.True(profile.ToBytes().Length <= 4096, $"{profile.ToBytes().Length} bytes");
        Assert.Equal(profile.ToBytes(), NumericProfile.FromBytes(edges, profile.ToBytes()).ToBytes());
    }

    [Fact]
    public void FromBytes_CutOrChanged_IsInvalidDataAndNothingElse()
    {
        var edges = NumericEdges.FromSorted([1, 2, 2, 3]);
        var numeric = ProfileGen.Of(edges, [(1, 1), (2.5, 0.3), (1e300, 2), (-4, 1)]).ToBytes();
        var scores = new ScoreProfile();
        scores.Add(0.3);
        scores.AddLabelled(0.3, true, 0.7);
        var categories = new CategoryProfile();
        categories.Add("DE", 2);
        categories.Add("FR", 0.3);
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[1, 255], Gen.Bool).Sample((at, change, cut) =>
        {
            Assert.Throws<InvalidDataException>(() => NumericProfile.FromBytes(edges, Broken(numeric, at, change, cut)));
            Assert.Throws<InvalidDataException>(() => CategoryProfile.FromBytes(Broken(categories.ToBytes(), at, change, cut)));
            Assert.Throws<InvalidDataException>(() => ScoreProfile.FromBytes(Broken(scores.ToBytes(), at, change, cut)));
        }, iter: 10_000);
        Assert.Throws<InvalidDataException>(() => NumericProfile.FromBytes(NumericEdges.FromSorted([1, 2, 4]), numeric));
        Assert.Throws<InvalidDataException>(() => NumericProfile.FromBytes(edges, []));
    }

    private static byte[] Broken(byte[] bytes, int at, int change, bool cut)
    {
        if (cut)
            return bytes[..(at % bytes.Length)];
        var broken = bytes.ToArray();
        broken[at % bytes.Length] ^= (byte)change;
        return broken;
    }

    private static double Draw(string shape, Random random)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return shape switch
        {
            "narrow" => 1e6 + normal,
            "spikes" => Math.Round(50 + 10 * normal, 1),
            "long tail" => Math.Exp(2 * normal),
            _ => normal,
        };
    }
}
