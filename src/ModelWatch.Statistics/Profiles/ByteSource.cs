using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace ModelWatch.Statistics.Profiles;

/// <summary>Reads what <see cref="ByteSink"/> wrote; every break of the form is an <see cref="InvalidDataException"/>.</summary>
internal ref struct ByteSource(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>A source over bytes that end with their check sum.</summary>
    public static ByteSource Unseal(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || BitSink.CheckSum(bytes[..^4]) != BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..]))
            throw Broken();
        return new ByteSource(bytes[..^4]);
    }

    public readonly bool AtEnd => rest.IsEmpty;

    public byte Byte() => Take(1)[0];

    public long Whole()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return (long)value >= 0 ? (long)value : throw Broken();
        }
        throw Broken();
    }

    public int Count(int largest)
    {
        var value = Whole();
        return value <= largest ? (int)value : throw Broken();
    }

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    public BigInteger Big() => new(Take(Count(4096)));

    public string Text() => Encoding.UTF8.GetString(Take(Count(int.MaxValue)));

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > rest.Length)
            throw Broken();
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    public readonly void Finish()
    {
        if (!AtEnd)
            throw Broken();
    }

    public static InvalidDataException Broken() => new("The bytes of a profile are cut short or damaged.");
}
