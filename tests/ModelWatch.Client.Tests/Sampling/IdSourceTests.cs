using ModelWatch.Client.Sampling;

namespace ModelWatch.Client.Tests.Sampling;

public sealed class IdSourceTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Next_ClockRuns_TextsRiseAndAreGuidsOfVersion7()
    {
        var ids = new IdSource(7, 3);
        var texts = Enumerable.Range(0, 5_000).Select(i => ids.Next(Start.AddMilliseconds(i / 10)).ToString()).ToList();
        Assert.Equal(texts.Order(StringComparer.Ordinal), texts);
        Assert.All(texts, text => Assert.Equal(7, Guid.Parse(text).Version));
        Assert.All(texts, text => Assert.InRange(Guid.Parse(text).Variant, 8, 11));
    }

    [Fact]
    public void Next_ClockStandsOrRunsBack_NothingRepeats()
    {
        var ids = new IdSource(7, uint.MaxValue);
        var made = Enumerable.Range(0, 20_000).Select(i => ids.Next(Start.AddMilliseconds(-(i / 1000)))).ToHashSet();
        Assert.Equal(20_000, made.Count);
    }

    [Fact]
    public void Next_ManyThreads_NothingRepeats()
    {
        var ids = new IdSource(7, 3);
        var made = new Guid[4][];
        Parallel.For(0, 4, k => made[k] = [.. Enumerable.Range(0, 5_000).Select(_ => ids.Next(Start))]);
        Assert.Equal(20_000, made.SelectMany(part => part).Distinct().Count());
    }
}
