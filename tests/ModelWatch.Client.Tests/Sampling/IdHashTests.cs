using System.Text;
using CsCheck;
using ModelWatch.Client.Sampling;
using ModelWatch.Journal;
using ModelWatch.Windows;

namespace ModelWatch.Client.Tests.Sampling;

public sealed class IdHashTests
{
    private static readonly double[] Rates = [1e-4, 0.01, 0.1, 0.25, 0.5, 0.9, 0.999, 1];

    [Fact]
    public void Keeps_AnyBitsAndRate_DecidesAsTheServiceDoes() =>
        Gen.Select(Gen.ULong, Gen.ULong, Gen.Double[1e-6, 1]).Sample((high, bits, rate) =>
            IdHash.Keeps(bits, rate) == Sample.Keeps(new UInt128(high, bits), rate));

    [Fact]
    public void Of_AnyId_IsTheDigestOfTheService_InBytesOfItsOwn()
    {
        for (var i = 0; i < 2_000; i++)
        {
            var id = i % 2 == 0 ? $"Bestellung-{i}-ü" : Guid.CreateVersion7().ToString();
            var digest = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(id));
            Assert.Equal(Convert.ToHexString(digest.AsSpan(0, 16)), Convert.ToHexString(Hash128.ToBytes(Hash128.OfId(id))));
            Assert.Equal(Convert.ToHexString(digest.AsSpan(16, 8)), IdHash.Of(new EventId(id)).ToString("X16"));
        }
    }

    [Fact]
    public void Of_GuidAndItsText_AreOne()
    {
        var guid = Guid.CreateVersion7();
        Assert.Equal(IdHash.Of(new EventId(guid.ToString())), IdHash.Of(new EventId(guid)));
    }

    [Fact]
    public void Keeps_LowerRate_IsAPartOfHigherRate() =>
        Gen.Select(Gen.String[1, 40], Gen.Double[1e-6, 1], Gen.Double[1e-6, 1]).Sample((id, a, b) =>
            !IdHash.Keeps(IdHash.Of(new EventId(id)), Math.Min(a, b)) || IdHash.Keeps(IdHash.Of(new EventId(id)), Math.Max(a, b)));

    [Fact]
    public void Keeps_ManyIds_KeepsTheShareOfTheRate()
    {
        const int Ids = 50_000;
        foreach (var rate in Rates)
        {
            var kept = Enumerable.Range(0, Ids).Count(i => IdHash.Keeps(IdHash.Of(new EventId($"event-{i}")), rate));
            Assert.InRange(kept, (Ids * rate) - (5 * Math.Sqrt(Ids * rate * (1 - rate))) - 1, (Ids * rate) + (5 * Math.Sqrt(Ids * rate * (1 - rate))) + 1);
        }
    }

    /// <summary>The service multiplies the client's weight by 1 / its own rate: right only if the two decisions know nothing of each other.</summary>
    [Theory]
    [InlineData(0.1, 0.1)]
    [InlineData(0.3, 0.5)]
    [InlineData(0.5, 0.2)]
    public void Keeps_ClientAndServiceBothSample_WeightedCountIsUnbiased(double client, double service)
    {
        const int Ids = 60_000;
        var both = Enumerable.Range(0, Ids).Select(i => $"event-{i}")
            .Count(id => IdHash.Keeps(IdHash.Of(new EventId(id)), client) && Sample.Keeps(Hash128.OfId(id), service));
        var weighted = both / (client * service);
        var deviation = Math.Sqrt(Ids * (1 - (client * service)) / (client * service));
        Assert.InRange(weighted, Ids - (5 * deviation), Ids + (5 * deviation));
    }
}
