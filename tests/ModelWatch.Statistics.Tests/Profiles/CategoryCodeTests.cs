using CsCheck;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Tests.Profiles;

public sealed class CategoryCodeTests
{
    private static readonly string?[] Keys = [.. Enumerable.Range(0, 40).Select(k => k % 9 == 5 ? null : $"k{k}")];

    [Fact]
    public void AddCodes_OfAnyWidth_EqualsAddingKeysOneByOne() =>
        Gen.Select(Gen.Int[0, 39].Array[0, 100], ProfileGen.Weight).Sample((codes, weight) =>
        {
            var expected = Of(codes, weight);
            var bytes = new CategoryProfile();
            bytes.AddCodes(codes.Select(c => (byte)c).ToArray(), Keys, weight);
            var shorts = new CategoryProfile();
            shorts.AddCodes(codes.Select(c => (ushort)c).ToArray(), Keys, weight);
            var ints = new CategoryProfile();
            ints.AddCodes(codes, Keys, weight);
            var weighted = new CategoryProfile();
            weighted.AddCodes(codes, Keys, codes.Select(_ => weight).ToArray());
            Assert.All([bytes, shorts, ints, weighted], p => Assert.Equal(expected.ToBytes(), p.ToBytes()));
        }, iter: 2000);

    // 2^30 is 2^54 in fixed point: 512 rows are 2^63, which wraps, and 1024 wrap to nothing.
    [Theory]
    [InlineData(512)]
    [InlineData(1024)]
    public void AddCodes_BeyondTheLargestTotal_Overflows(int rows)
    {
        var profile = new CategoryProfile();
        Assert.Throws<OverflowException>(() => profile.AddCodes(new int[rows], Keys, FixedWeight.Largest));
        var weights = Enumerable.Repeat(FixedWeight.Largest, rows).ToArray();
        Assert.Throws<OverflowException>(() => profile.AddCodes(new int[rows], Keys, weights));
        Assert.Equal((0, 0), (profile.Rows, profile.Weight));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(-1)]
    public void AddCodes_WithoutAKey_AddsNothing(int code)
    {
        var profile = new CategoryProfile();
        Assert.Throws<ArgumentException>(() => profile.AddCodes([1, 2, 3, code, 5, 6, 7, 8], Keys));
        Assert.Throws<ArgumentException>(() => profile.AddCodes([code], Keys, [1.0]));
        Assert.Equal(0, profile.Rows);
    }

    [Fact]
    public void Merge_OfThreeExactOnes_IsAssociativeAndCommutativeToTheBit() =>
        Gen.Select(Gen.Int[0, 39].Array[0, 30], Gen.Int[0, 39].Array[0, 30], Gen.Int[0, 39].Array[0, 30]).Sample((a, b, c) =>
        {
            var left = Of(a, 1 / 3.0);
            left.Merge(Of(b, 1));
            left.Merge(Of(c, 2));
            var right = Of(c, 2);
            right.Merge(Of(b, 1));
            right.Merge(Of(a, 1 / 3.0));
            Assert.Equal(left.ToBytes(), right.ToBytes());
        }, iter: 10_000);

    [Fact]
    public void DigestBytes_BeyondAThousandKeys_DoNotDependOnTheOrder()
    {
        var random = new Random(3);
        var rows = Enumerable.Range(0, 6000).Select(_ => random.Next(3000)).ToArray();
        var other = rows.ToArray();
        random.Shuffle(other);
        Assert.Equal(Many(rows).ToDigestBytes(), Many(other).ToDigestBytes());
        Assert.NotEqual(Many(rows).ToDigestBytes(), Many(rows[1..]).ToDigestBytes());
    }

    private static CategoryProfile Many(int[] rows)
    {
        var profile = new CategoryProfile();
        foreach (var row in rows)
            profile.Add($"key {row}");
        return profile;
    }

    private static CategoryProfile Of(int[] codes, double weight)
    {
        var profile = new CategoryProfile();
        foreach (var code in codes)
        {
            if (Keys[code] is { } key)
                profile.Add(key, weight);
        }
        return profile;
    }
}
