using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace ModelWatch.Statistics.Profiles;

/// <summary>Writes the parts of a profile bit by bit, lowest first; closed with a check sum of 32 bits.</summary>
internal sealed class BitSink
{
    private readonly ArrayBufferWriter<byte> buffer = new(4096);
    private ulong open;
    private int used;

    /// <summary>Writes the lowest <paramref name="count"/> bits, 0 to 64; those above are 0.</summary>
    public void Bits(ulong value, int count)
    {
        open |= value << used;
        if (used + count < 64)
        {
            used += count;
            return;
        }
        BinaryPrimitives.WriteUInt64LittleEndian(buffer.GetSpan(8), open);
        buffer.Advance(8);
        var taken = 64 - used;
        open = taken == 64 ? 0 : value >> taken;
        used = count - taken;
    }

    public void Wide(UInt128 value, int count)
    {
        Bits((ulong)value & Mask(count), Math.Min(64, count));
        if (count > 64)
            Bits((ulong)(value >> 64), count - 64);
    }

    /// <summary>A whole number from 0: its length in 6 bits, then its bits.</summary>
    public void Count(long value)
    {
        var length = 64 - BitOperations.LeadingZeroCount((ulong)value);
        Bits((ulong)length, 6);
        Bits((ulong)value, length);
    }

    public void Double(double value) => Bits(BitConverter.DoubleToUInt64Bits(value), 64);

    public void Big(BigInteger value)
    {
        var bytes = value.IsZero ? [] : value.ToByteArray();
        Count(bytes.Length);
        foreach (var part in bytes)
            Bits(part, 8);
    }

    /// <summary>The bytes so far, and their check sum.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[buffer.WrittenCount + (used + 7) / 8 + 4];
        buffer.WrittenSpan.CopyTo(bytes);
        for (int at = buffer.WrittenCount, bit = 0; bit < used; at++, bit += 8)
            bytes[at] = (byte)(open >> bit);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4), CheckSum(bytes.AsSpan(0, bytes.Length - 4)));
        return bytes;
    }

    /// <summary>FNV-1a over 64 bits, folded.</summary>
    public static uint CheckSum(ReadOnlySpan<byte> bytes)
    {
        var hash = 14695981039346656037UL;
        foreach (var part in bytes)
            hash = (hash ^ part) * 1099511628211UL;
        return (uint)(hash ^ (hash >> 32));
    }

    private static ulong Mask(int count) => count >= 64 ? ulong.MaxValue : (1UL << count) - 1;
}
