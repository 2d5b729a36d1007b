using CsCheck;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Tests.Profiles;

public sealed class CategoryProfileTests
{
    [Fact]
    public void Bytes_AnyOrderAndAnySplitWhileExact_AreTheSame() =>
        Gen.Select(Gen.Int[0, 30].Array[0, 200], Gen.Int[0, 200], Gen.Int).Sample((rows, cut, seed) =>
        {
            var shuffled = rows.ToArray();
            new Random(seed).Shuffle(shuffled);
            var split = Math.Min(cut, rows.Length);
            var left = Fill(shuffled[split..]);
            left.Merge(Fill(shuffled[..split]));
            Assert.Equal(Fill(rows).ToBytes(), left.ToBytes());
        }, iter: 1000);

    [Fact]
    public void Counts_BeyondAThousandKeys_KeepTheirStatedError()
    {
        var random = new Random(11);
        var rows = Enumerable.Range(0, 40000).Select(_ => random.Next(4) == 0 ? random.Next(3) : random.Next(20000)).ToArray();
        var truth = rows.GroupBy(r => r).ToDictionary(g => $"k{g.Key}", g => g.Count());
        var parts = rows.Chunk(9000).Select(Fill).ToList();
        var merged = parts[0];
        parts.Skip(1).ToList().ForEach(merged.Merge);
        Assert.False(merged.IsExact);
        Assert.Equal(40000, merged.Weight);
        Assert.All(merged.Counts, c => Assert.InRange(truth.GetValueOrDefault(c.Key), c.Weight - c.Error, c.Weight));
        Assert.All(truth, t => Assert.True(merged.Count(t.Key).Weight > 0 || t.Value <= merged.UnlistedAtMost));
        Assert.True(merged.Count("k1").Weight - merged.Count("k1").Error > 2000);
        Assert.InRange(merged.Distinct.Value!.Value, truth.Count * 0.95, truth.Count * 1.05);
        Assert.Equal(merged.ToBytes(), CategoryProfile.FromBytes(merged.ToBytes()).ToBytes());
    }

    [Fact]
    public void Keys_DifferingInCaseOrSpace_AreDifferent()
    {
        var profile = new CategoryProfile();
        foreach (var key in new[] { "DE", "de", "DE ", "DE" })
            profile.Add(key, 0.5);
        Assert.Equal(3, profile.Distinct.Value);
        Assert.Equal(1, profile.Count("DE").Weight);
        Assert.Equal(4, profile.Rows);
        Assert.Equal(2, profile.Weight);
    }

    [Fact]
    public void FromBytes_CutShort_IsInvalidData()
    {
        var bytes = Fill([1, 2, 3]).ToBytes();
        Assert.Throws<InvalidDataException>(() => CategoryProfile.FromBytes(bytes.AsSpan(0, bytes.Length - 1)));
    }

    private static CategoryProfile Fill(IEnumerable<int> rows)
    {
        var profile = new CategoryProfile();
        foreach (var row in rows)
            profile.Add($"k{row}");
        return profile;
    }
}
