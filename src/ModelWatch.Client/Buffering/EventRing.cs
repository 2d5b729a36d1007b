using System.Numerics;
using System.Runtime.InteropServices;

namespace ModelWatch.Client.Buffering;

/// <summary>
/// A ring of bytes with many writers and one reader. A writer claims its place with one compare-and-swap, fills it and publishes its length; nobody waits for
/// anybody. Records are whole: where one does not fit before the end, a filler is put there. A record is [int length][int tag][payload], in steps of 8 bytes;
/// length 0 means not yet published, so the reader clears what it has read.
/// </summary>
internal sealed class EventRing
{
    public const int HeaderBytes = 8;
    private const int Filler = -1;
    private const long ClosedBit = 1L << 62;
    private readonly byte[] _bytes;
    private readonly int _mask;
    private long _tail;
    private long _head;

    public EventRing(int bytes)
    {
        Capacity = (int)BitOperations.RoundUpToPowerOf2((uint)bytes);
        _bytes = GC.AllocateUninitializedArray<byte>(Capacity);
        _bytes.AsSpan().Clear(); // touched now, not by the model's thread
        _mask = Capacity - 1;
    }

    public int Capacity { get; }

    /// <summary>The largest record, header and all.</summary>
    public int LargestRecord => Capacity / 8;

    /// <summary>How far writers have claimed; compares with <see cref="Head"/>.</summary>
    public long Tail => Volatile.Read(ref _tail) & ~ClosedBit;

    /// <summary>How far the reader has read.</summary>
    public long Head => Volatile.Read(ref _head);

    public bool IsClosed => (Volatile.Read(ref _tail) & ClosedBit) != 0;

    /// <summary>True where writers have claimed more than half of the ring.</summary>
    public bool IsHalfFull => Tail - Head > Capacity / 2;

    /// <summary>No record can be claimed after this returns; those claimed before will still be published.</summary>
    public void Close() => Interlocked.Or(ref _tail, ClosedBit);

    /// <summary>Claims a place for a record of this many bytes, header and all. The caller must publish it, whatever happens.</summary>
    /// <returns>The place, or -1 where the ring is full or closed.</returns>
    public int TryClaim(int bytes)
    {
        var need = Aligned(bytes);
        while (true)
        {
            var tail = Volatile.Read(ref _tail);
            if ((tail & ClosedBit) != 0)
            {
                return -1;
            }

            var at = (int)(tail & _mask);
            var filler = need > Capacity - at ? Capacity - at : 0;
            if (tail + filler + need - Volatile.Read(ref _head) > Capacity)
            {
                return -1;
            }

            if (Interlocked.CompareExchange(ref _tail, tail + filler + need, tail) != tail)
            {
                continue;
            }

            if (filler == 0)
            {
                return at;
            }

            Publish(at, filler, Filler);
            return 0;
        }
    }

    /// <summary>The payload of a claimed record.</summary>
    public Span<byte> Payload(int place, int bytes) => _bytes.AsSpan(place + HeaderBytes, bytes - HeaderBytes);

    /// <summary>Hands a filled record to the reader.</summary>
    public void Publish(int place, int bytes, int tag)
    {
        MemoryMarshal.Write(_bytes.AsSpan(place + 4, 4), in tag);
        Volatile.Write(ref Length(place), bytes);
    }

    /// <summary>The next record, if it is published. Only for the reader, which calls <see cref="Release"/> when it has read it.</summary>
    public bool TryPeek(out int tag, out ReadOnlySpan<byte> payload)
    {
        while (true)
        {
            var place = (int)(_head & _mask);
            var bytes = Volatile.Read(ref Length(place));
            tag = 0;
            payload = default;
            if (bytes == 0)
            {
                return false;
            }

            tag = MemoryMarshal.Read<int>(_bytes.AsSpan(place + 4, 4));
            if (tag != Filler)
            {
                payload = _bytes.AsSpan(place + HeaderBytes, bytes - HeaderBytes);
                return true;
            }

            Release();
        }
    }

    /// <summary>Gives the place of the peeked record back.</summary>
    public void Release()
    {
        var place = (int)(_head & _mask);
        var bytes = Aligned(Length(place));
        _bytes.AsSpan(place, bytes).Clear();
        Volatile.Write(ref _head, _head + bytes);
    }

    private static int Aligned(int bytes) => (bytes + 7) & ~7;

    private ref int Length(int place) => ref MemoryMarshal.AsRef<int>(_bytes.AsSpan(place, 4));
}
