using System.Buffers.Binary;
using ModelWatch.Client.Buffering;

namespace ModelWatch.Client.Tests.Buffering;

public sealed class EventRingTests
{
    private const int Small = 64 * 1024;

    [Fact]
    public void TryClaim_Full_SaysSoAndTakesAgainAfterARelease()
    {
        var ring = new EventRing(Small);
        var taken = 0;
        while (ring.TryClaim(1024) is >= 0 and var place)
        {
            ring.Publish(place, 1024, ++taken);
        }

        Assert.Equal(64, taken);
        Assert.True(ring.TryPeek(out var tag, out var payload));
        Assert.Equal((1, 1016), (tag, payload.Length));
        ring.Release();
        Assert.True(ring.TryClaim(1024) >= 0);
        Assert.Equal(-1, ring.TryClaim(16));
    }

    [Fact]
    public void TryPeek_ClaimedButNotPublished_Waits()
    {
        var ring = new EventRing(Small);
        var first = ring.TryClaim(32);
        var second = ring.TryClaim(32);
        ring.Publish(second, 32, 2);
        Assert.False(ring.TryPeek(out _, out _));
        ring.Publish(first, 32, 1);
        Assert.True(ring.TryPeek(out var tag, out _));
        Assert.Equal(1, tag);
    }

    [Fact]
    public void TryClaim_Closed_TakesNothing()
    {
        var ring = new EventRing(Small);
        var place = ring.TryClaim(32);
        ring.Close();
        ring.Publish(place, 32, 1);
        Assert.Equal(-1, ring.TryClaim(32));
        Assert.True(ring.IsClosed);
        Assert.True(ring.TryPeek(out _, out _));
        ring.Release();
        Assert.Equal(ring.Tail, ring.Head);
    }

    [Fact]
    public async Task Ring_FourWritersOfAllSizes_EachRecordIsReadOnceWholeAndInItsWritersOrder()
    {
        var ring = new EventRing(Small);
        const int Each = 6_000;
        var seen = new List<int>[4];
        for (var w = 0; w < 4; w++)
            seen[w] = [];
        var writers = Enumerable.Range(0, 4).Select(w => Task.Run(() => Write(ring, w, Each))).ToArray();
        var left = 4 * Each;
        while (left > 0)
        {
            if (!ring.TryPeek(out var tag, out var payload))
            {
                await Task.Yield();
                continue;
            }

            Assert.Equal(-1, payload[4..].IndexOfAnyExcept((byte)(tag + 1)));
            seen[tag].Add(BinaryPrimitives.ReadInt32LittleEndian(payload));
            ring.Release();
            left--;
        }

        await Task.WhenAll(writers);
        Assert.All(seen, numbers => Assert.Equal(Enumerable.Range(0, Each), numbers));
        Assert.Equal(ring.Tail, ring.Head);
    }

    private static void Write(EventRing ring, int writer, int count)
    {
        var random = new Random(writer);
        for (var i = 0; i < count; i++)
        {
            var bytes = EventRing.HeaderBytes + 4 + random.Next(700);
            int place;
            while ((place = ring.TryClaim(bytes)) < 0)
            {
                Thread.Yield();
            }

            var payload = ring.Payload(place, bytes);
            payload.Fill((byte)(writer + 1));
            BinaryPrimitives.WriteInt32LittleEndian(payload, i);
            ring.Publish(place, bytes, writer);
        }
    }
}
