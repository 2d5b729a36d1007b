using System.Buffers.Binary;
using System.Numerics;

namespace ModelWatch.Statistics.Profiles;

/// <summary>Reads what <see cref="BitSink"/> wrote; every break of the form is an <see cref="InvalidDataException"/>.</summary>
internal ref struct BitSource
{
    private readonly ReadOnlySpan<byte> bytes;
    private long at;

    public BitSource(ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < 4)
            throw ByteSource.Broken();
        bytes = sealedBytes[..^4];
        if (BitSink.CheckSum(bytes) != BinaryPrimitives.ReadUInt32LittleEndian(sealedBytes[^4..]))
            throw ByteSource.Broken();
    }

    public ulong Bits(int count)
    {
        if (at + count > 8L * bytes.Length)
            throw ByteSource.Broken();
        ulong value = 0;
        for (var taken = 0; taken < count;)
        {
            var inside = (int)(at & 7);
            var part = Math.Min(8 - inside, count - taken);
            value |= (((ulong)bytes[(int)(at >> 3)] >> inside) & ((1UL << part) - 1)) << taken;
            taken += part;
            at += part;
        }
        return value;
    }

    public UInt128 Wide(int count) => count <= 64 ? Bits(count) : Bits(64) | ((UInt128)Bits(count - 64) << 64);

    public long Count(long largest = long.MaxValue)
    {
        var value = Bits((int)Bits(6));
        return value <= (ulong)largest ? (long)value : throw ByteSource.Broken();
    }

    public double Double() => BitConverter.UInt64BitsToDouble(Bits(64));

    public double Finite()
    {
        var value = Double();
        return double.IsFinite(value) ? value : throw ByteSource.Broken();
    }

    public BigInteger Big()
    {
        var length = (int)Count(1024);
        var parts = new byte[length];
        for (var i = 0; i < length; i++)
            parts[i] = (byte)Bits(8);
        return new BigInteger(parts);
    }

    public Int128 Narrow()
    {
        var value = Big();
        return value.GetBitLength() < 128 ? (Int128)value : throw ByteSource.Broken();
    }

    /// <summary>Nothing but the zero bits that fill the last byte may be left.</summary>
    public void Finish()
    {
        var rest = 8L * bytes.Length - at;
        if (rest >= 8 || Bits((int)rest) != 0)
            throw ByteSource.Broken();
    }
}
