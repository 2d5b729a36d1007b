using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ModelWatch.References;

/// <summary>Writes the canonical bytes of a profile: little endian, lengths before texts and blobs.</summary>
internal sealed class StateWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>For parts that write themselves.</summary>
    public IBufferWriter<byte> Bytes => _bytes;

    /// <summary>Forgets what was written and keeps the room.</summary>
    public void Clear() => _bytes.ResetWrittenCount();

    public void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    public void Int(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.GetSpan(4), value);
        _bytes.Advance(4);
    }

    public void Long(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.GetSpan(8), value);
        _bytes.Advance(8);
    }

    public void Number(double value) => Long(BitConverter.DoubleToInt64Bits(value));

    public void Text(string value) => Blob(Encoding.UTF8.GetBytes(value));

    public void Blob(ReadOnlySpan<byte> value)
    {
        Int(value.Length);
        _bytes.Write(value);
    }
}
