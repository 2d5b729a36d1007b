using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace ModelWatch.Statistics.Profiles;

/// <summary>
/// Writes what a digest covers: never read back, so fixed words stand side by side, and each block says the width of its numbers. Little endian.
/// Equal numbers give equal bytes, and no two contents of one form give the same ones.
/// </summary>
internal ref struct DigestSink
{
    private readonly IBufferWriter<byte> to;
    private Span<byte> free;
    private int used;

    public DigestSink(IBufferWriter<byte> to)
    {
        ArgumentNullException.ThrowIfNull(to);
        this.to = to;
    }

    public void Byte(byte value) => Take(1)[0] = value;

    public void Long(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);

    public void Double(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Take(8), value);

    public void Wide(UInt128 value) => BinaryPrimitives.WriteUInt128LittleEndian(Take(16), value);

    public void Raw(scoped ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    public void Big(BigInteger value)
    {
        var length = value.GetByteCount();
        Long(length);
        value.TryWriteBytes(Take(length), out _);
    }

    /// <summary>Whole numbers from 0, without the zero bits that all of them end in, each in as few bytes as the largest needs.</summary>
    public void Words(scoped ReadOnlySpan<long> values)
    {
        ulong any = 0;
        foreach (var value in values)
            any |= (ulong)value;
        var shift = any == 0 ? 0 : BitOperations.TrailingZeroCount(any);
        var width = Width(any >> shift);
        Byte((byte)shift);
        Byte((byte)width);
        var room = Take(width * values.Length);
        switch (width)
        {
            case 1:
                for (var i = 0; i < values.Length; i++)
                    room[i] = (byte)(values[i] >>> shift);
                break;
            case 2:
                for (var i = 0; i < values.Length; i++)
                    BinaryPrimitives.WriteUInt16LittleEndian(room[(2 * i)..], (ushort)(values[i] >>> shift));
                break;
            case 4:
                for (var i = 0; i < values.Length; i++)
                    BinaryPrimitives.WriteUInt32LittleEndian(room[(4 * i)..], (uint)(values[i] >>> shift));
                break;
            case 8:
                for (var i = 0; i < values.Length; i++)
                    BinaryPrimitives.WriteInt64LittleEndian(room[(8 * i)..], values[i] >>> shift);
                break;
        }
    }

    /// <summary>Whole numbers of 128 bits, given in halves, without the zero bits that all of them end in.</summary>
    public void Pairs(scoped ReadOnlySpan<ulong> low, scoped ReadOnlySpan<ulong> high)
    {
        var any = UInt128.Zero;
        for (var i = 0; i < low.Length; i++)
            any |= new UInt128(high[i], low[i]);
        var shift = any == UInt128.Zero ? 0 : (int)UInt128.TrailingZeroCount(any);
        var whole = any >> shift > ulong.MaxValue;
        Byte((byte)shift);
        Byte(whole ? (byte)16 : (byte)8);
        var width = whole ? 16 : 8;
        var room = Take(width * low.Length);
        for (var i = 0; i < low.Length; i++)
        {
            var value = new UInt128(high[i], low[i]) >> shift;
            BinaryPrimitives.WriteUInt64LittleEndian(room[(width * i)..], (ulong)value);
            if (whole)
                BinaryPrimitives.WriteUInt64LittleEndian(room[(width * i + 8)..], (ulong)(value >> 64));
        }
    }

    /// <summary>Hands over what has been written.</summary>
    public void Finish()
    {
        to.Advance(used);
        free = [];
        used = 0;
    }

    private Span<byte> Take(int count)
    {
        if (free.Length - used < count)
        {
            to.Advance(used);
            free = to.GetSpan(Math.Max(count, 4096));
            used = 0;
        }
        used += count;
        return free.Slice(used - count, count);
    }

    private static int Width(ulong largest) => largest switch
    {
        0 => 0,
        <= byte.MaxValue => 1,
        <= ushort.MaxValue => 2,
        <= uint.MaxValue => 4,
        _ => 8,
    };
}
