namespace ModelWatch.IntegrationTests.Durability;

public sealed class SlopeOfSenTests
{
    [Fact]
    public void Lower_OfALeak_IsAboveZeroAndOfNoiseIsNot()
    {
        var random = new Random(7);
        var noise = Enumerable.Range(0, 48).Select(_ => 200 + random.NextDouble()).ToList();
        Assert.True(SlopeOfSen.Of(noise).Lower < 0);
        Assert.InRange(SlopeOfSen.Of([.. noise.Select((value, i) => value + (i * 0.1))]).Lower, 0.05, 0.1);
        Assert.Equal((2.0, 2.0), SlopeOfSen.Of([.. Enumerable.Range(0, 20).Select(i => 2.0 * i)]));
    }
}
