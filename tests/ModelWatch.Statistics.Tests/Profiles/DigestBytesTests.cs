using System.Buffers;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Tests.Profiles;

public sealed class DigestBytesTests
{
    private static readonly NumericEdges Edges = NumericEdges.FromSorted([1, 2, 2, 3, 5]);

    [Fact]
    public void DigestBytes_OfOtherContents_AllDiffer()
    {
        (double, double)[] rows = [(1, 1), (2.5, 0.3), (4, 1), (-4, 1)];
        NumericProfile[] profiles =
        [
            new(Edges), Of([]), Of(rows), Of(rows[1..]), Of([.. rows, (1e300, 1)]), Of([.. rows, (1e300, 2)]), Of([.. rows, (-1e300, 1)]),
            Of([(1, 1), (2.25, 0.3), (4, 1), (-4, 1)]), Of([(1, 1), (2.5, 0.6), (4, 1), (-4, 1)]), Of([(1, 2), (2.5, 0.6), (4, 2), (-4, 2)]),
            ProfileGen.Of(NumericEdges.FromSorted([1, 2, 2, 3, 6]), rows),
        ];
        var different = profiles.Skip(1).Select(p => Convert.ToHexString(p.ToDigestBytes())).ToHashSet();
        Assert.Equal(profiles.Length - 1, different.Count);
        Assert.Contains(Convert.ToHexString(profiles[0].ToDigestBytes()), different);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(255.0)]
    [InlineData(65535.0)]
    [InlineData(4294967.0)]
    [InlineData(0.3)]
    public void DigestBytes_OfCountsOfAnyWidth_ChangeWithEveryBin(double weight)
    {
        var values = Enumerable.Range(0, 40).Select(i => i * 0.37).ToArray();
        var edges = NumericEdges.FromSorted(values, 20);
        var different = values.Select(value =>
        {
            var profile = ProfileGen.Of(edges, [(0.37, weight), (3, weight), (value, weight)]);
            return Convert.ToHexString(profile.ToDigestBytes());
        }).ToHashSet();
        Assert.Equal(values.Length, different.Count);
    }

    [Fact]
    public void WriteDigest_BehindOtherBytes_AddsTheDigestBytes()
    {
        var numbers = Of([(1, 1), (1e300, 2)]);
        var categories = new CategoryProfile();
        categories.Add("DE", 2);
        categories.Add("", 0.3);
        var to = new ArrayBufferWriter<byte>(1);
        to.Write("head"u8);
        numbers.WriteDigest(to);
        categories.WriteDigest(to);
        Assert.Equal([.. "head"u8, .. numbers.ToDigestBytes(), .. categories.ToDigestBytes()], to.WrittenSpan.ToArray());
    }

    [Fact]
    public void CategoryDigestBytes_DependOnKeysAndWeights_NotOnTheOrder()
    {
        string[][] contents = [[], ["DE"], ["de"], ["D", "E"], ["DE", "DE"], ["DE", ""], ["DE", "FR"], ["DEFR"]];
        var different = contents.Select(keys =>
        {
            var bytes = Keyed(keys).ToDigestBytes();
            Assert.Equal(bytes, Keyed([.. keys.Reverse()]).ToDigestBytes());
            return Convert.ToHexString(bytes);
        }).ToHashSet();
        Assert.Equal(contents.Length, different.Count);
    }

    private static NumericProfile Of((double, double)[] rows) => ProfileGen.Of(Edges, rows);

    /// <summary>How a number was written is no content: the same traffic has one digest at every door.</summary>
    [Fact]
    public void DigestBytes_OfNumbersWrittenOtherwise_AreTheSame()
    {
        (double, double)[] rows = [(1, 1), (2.5, 1)];
        Assert.Equal(Of(rows).ToDigestBytes(), Decimals(rows, 2).ToDigestBytes());
    }

    private static NumericProfile Decimals((double, double)[] rows, int places)
    {
        var profile = Of(rows);
        profile.AddDecimals(places);
        return profile;
    }

    private static CategoryProfile Keyed(string[] keys)
    {
        var profile = new CategoryProfile();
        foreach (var key in keys)
            profile.Add(key);
        return profile;
    }
}
