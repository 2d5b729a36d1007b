using CsCheck;
using ModelWatch.Journal;
using ModelWatch.Journal.Identities;

namespace ModelWatch.Tests.Journal;

/// <summary>Identities over memory, runs, merges and restarts, beside a dictionary.</summary>
public sealed class IdentityTests
{
    [Fact]
    public void Claim_AnyTraffic_DecidesAsADictionaryDoes() => Gen.Int[0, int.MaxValue].Sample(seed => Traffic(seed).GetAwaiter().GetResult(), iter: 8, threads: 1);

    [Fact]
    public async Task Claim_ManyRuns_AreMergedAndForgetTheExpired()
    {
        await using var house = new JournalHouse(new JournalOptions { IdentitiesInMemory = 1000 });
        house.Log.Advance("m", 50);
        for (var batch = 0; batch < 60; batch++)
        {
            await house.AppendAsync("m", [.. Enumerable.Range(batch * 500, 500).Select(id => (id, "", 1, id % 2 == 0 ? 40L : 100L))]);
            if (batch % 2 == 1) await house.UntilAsync($"SELECT value >= {batch + 1} FROM mark WHERE name = 'flushed'");
        }

        // Of 30 memories that were written, few runs are left, and those that were merged hold the half that has not expired.
        await house.UntilAsync("SELECT COUNT(*) BETWEEN 1 AND 8 AND SUM(rows) BETWEEN 15000 AND 22000 FROM identity_run");
        Assert.All(await house.AppendAsync("m", [.. Enumerable.Range(0, 500).Select(i => (i * 60 + 1, "", 1, 100L))]), o => Assert.Equal(RowOutcome.Duplicate, o));
        Assert.All(await house.AppendAsync("m", [.. Enumerable.Range(0, 500).Select(i => (i * 60, "", 2, 100L))]), o => Assert.Equal(RowOutcome.Accepted, o));
        await house.ReopenAsync();
        Assert.All(await house.AppendAsync("m", [.. Enumerable.Range(0, 500).Select(i => (i * 60, "", 2, 100L))]), o => Assert.Equal(RowOutcome.Duplicate, o));
        Assert.All(await house.AppendAsync("other", [.. Enumerable.Range(0, 500).Select(i => (i, "", 1, 100L))]), o => Assert.Equal(RowOutcome.Accepted, o));
    }

    [Fact]
    public async Task Trim_OfEverything_ForgetsNoIdentityAndNoPosition()
    {
        await using var house = new JournalHouse();
        await house.AppendAsync("m", [.. Enumerable.Range(0, 300).Select(id => (id, "", 1, 100L))]);
        var head = house.Log.Head("m");

        house.Log.Trim("m", head, JournalHouse.Now.AddDays(1));
        Assert.Empty(house.Log.Read("m", 0, 10));
        await house.ReopenAsync();
        Assert.All(await house.AppendAsync("m", [.. Enumerable.Range(0, 300).Select(id => (id, "", 1, 100L))]), o => Assert.Equal(RowOutcome.Duplicate, o));
        Assert.True(house.Log.Head("m") > head, "a position was given twice");
    }

    [Fact]
    public async Task Label_WithoutSource_IsAmbiguousWhereverTheSourcesLie()
    {
        await using var house = new JournalHouse(new JournalOptions { IdentitiesInMemory = 1000 });
        await house.AppendAsync("m", (1, "x", 1, 100), (2, "x", 1, 100));
        await house.AppendAsync("m", [.. Enumerable.Range(10, 1500).Select(id => (id, "", 1, 100L))]);
        await house.AppendAsync("m", (1, "y", 1, 100));

        Assert.Equal([RowOutcome.Ambiguous], await house.LabelAsync("m", 1, null, "1", 5));
        Assert.Equal([RowOutcome.Accepted], await house.LabelAsync("m", 2, null, "1", 5));
        Assert.Equal([RowOutcome.Accepted], await house.LabelAsync("m", 1, "y", "1", 5));
        await house.AppendAsync("m", [.. Enumerable.Range(2000, 1500).Select(id => (id, "", 1, 100L))]);
        await house.ReopenAsync();
        Assert.Equal([RowOutcome.Ambiguous], await house.LabelAsync("m", 1, null, "1", 6));
        Assert.Equal([RowOutcome.Duplicate], await house.LabelAsync("m", 2, null, "1", 5));
    }

    [Fact]
    public void Sorted_AnyRows_AreInOrder() =>
        Gen.Select(Gen.ULong, Gen.ULong, Gen.ULong[0, 3]).Array[0, 300].Sample(parts =>
        {
            IdentityRow[] rows = [.. parts.Select(p => new IdentityRow { Key = new UInt128(p.Item1 % 8 << 61 | p.Item1 >> 60, p.Item2 % 4), Source = p.Item3, Content = 0, Expires = 0, Model = 0 })];
            Assert.Equal(rows.Order(), IdentitySort.Sorted(rows));
        });

    [Theory]
    [InlineData(16, 0.01)]
    [InlineData(10, 0.03)]
    [InlineData(4, 0.30)]
    public void Filter_NeverDeniesAndSeldomAffirms(int bits, double most)
    {
        var filter = new BloomFilter(10_000, bits);
        for (ulong i = 0; i < 10_000; i++)
            filter.Add(IdentityHash.OfKey(i));
        for (ulong i = 0; i < 10_000; i++)
            Assert.True(filter.MayHold(IdentityHash.OfKey(i)));
        Assert.InRange(Enumerable.Range(10_000, 50_000).Count(i => filter.MayHold(IdentityHash.OfKey((ulong)i))) / 50_000.0, 0, most);
    }

    private static async Task Traffic(int seed)
    {
        var random = new Random(seed);
        var known = new Dictionary<(string, int, string), (int Content, long Expires)>();
        var watermarks = new Dictionary<string, long> { ["a"] = long.MinValue, ["b"] = long.MinValue };
        await using var house = new JournalHouse(new JournalOptions { IdentitiesInMemory = 1000, MostRecent = random.Next(2) * 100_000 });
        for (var turn = 0; turn < 60; turn++)
        {
            var model = random.Next(2) == 0 ? "a" : "b";
            var events = Enumerable.Range(0, random.Next(1, 400))
                .Select(_ => (Id: random.Next(8000), Source: random.Next(3) == 0 ? "s" : "", Content: random.Next(20) == 0 ? 2 : 1, Expires: turn * 10L + random.Next(200))).ToArray();
            var expected = events.Select(e => Decide(known, (model, e.Id, e.Source), (e.Content, e.Expires), watermarks[model])).ToArray();
            Assert.Equal(expected, await house.AppendAsync(model, events));
            if (random.Next(4) == 0)
                house.Log.Advance(model, watermarks[model] = Math.Max(watermarks[model], turn * 10));
            if (random.Next(10) == 0)
            {
                await house.ReopenAsync();
                foreach (var (name, watermark) in watermarks)
                    house.Log.Advance(name, watermark);
            }
        }
    }

    private static RowOutcome Decide(Dictionary<(string, int, string), (int Content, long Expires)> known, (string, int, string) identity, (int Content, long Expires) e, long watermark)
    {
        if (known.TryGetValue(identity, out var former) && former.Expires >= watermark)
            return former.Content == e.Content ? RowOutcome.Duplicate : RowOutcome.Conflict;
        known[identity] = e;
        return RowOutcome.Accepted;
    }
}
