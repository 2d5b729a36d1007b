using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace ModelWatch.Statistics.Profiles;

/// <summary>Writes the parts of a profile's binary form: little endian, whole numbers in 7-bit groups.</summary>
internal sealed class ByteSink
{
    private readonly ArrayBufferWriter<byte> buffer = new(4096);

    public byte[] ToArray() => buffer.WrittenSpan.ToArray();

    /// <summary>The bytes so far, and their check sum.</summary>
    public byte[] ToSealedArray()
    {
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.GetSpan(4), BitSink.CheckSum(buffer.WrittenSpan));
        buffer.Advance(4);
        return buffer.WrittenSpan.ToArray();
    }

    public void Byte(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }

    public void Whole(long value)
    {
        var rest = (ulong)value;
        while (rest >= 0x80)
        {
            Byte((byte)(rest | 0x80));
            rest >>= 7;
        }
        Byte((byte)rest);
    }

    public void Double(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(buffer.GetSpan(8), value);
        buffer.Advance(8);
    }

    public void Big(BigInteger value)
    {
        if (value.IsZero)
        {
            Byte(0);
            return;
        }
        var bytes = value.ToByteArray();
        Whole(bytes.Length);
        buffer.Write(bytes);
    }

    public void Raw(ReadOnlySpan<byte> bytes) => buffer.Write(bytes);

    public void Text(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        Whole(bytes.Length);
        buffer.Write(bytes);
    }
}
