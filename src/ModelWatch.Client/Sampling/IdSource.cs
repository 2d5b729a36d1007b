using System.Buffers.Binary;

namespace ModelWatch.Client.Sampling;

/// <summary>
/// Ids that rise with time: GUIDs of version 7 (RFC 9562, method 1) with 48 bits of milliseconds, a counter of 42 bits and 32 bits that are this client's own.
/// The counter never repeats within a client, so its ids are unique whatever the clock does. Allocates nothing. Thread safe.
/// </summary>
internal sealed class IdSource(uint node, uint start)
{
    private const int CounterLowBits = 30;
    private long _counter = start & ((1 << CounterLowBits) - 1);

    public Guid Next(DateTimeOffset now)
    {
        var counter = (ulong)Interlocked.Increment(ref _counter);
        var high = ((ulong)now.ToUnixTimeMilliseconds() << 16) | 0x7000 | ((counter >> CounterLowBits) & 0xFFF);
        var low = (1UL << 63) | ((counter & ((1UL << CounterLowBits) - 1)) << 32) | node;
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, high);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], low);
        return new Guid(bytes, bigEndian: true);
    }
}
