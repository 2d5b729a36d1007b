using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace ModelWatch.Journal;

/// <summary>
/// Builds the bytes of one blob of the journal in a pooled buffer: a form byte, a check sum of what follows, then arrays as they lie in memory
/// (little-endian). An array whose elements are all the same is one element.
/// </summary>
internal ref struct PayloadWriter
{
    /// <summary>Form byte and check sum.</summary>
    public const int Head = 9;

    internal const byte Each = 0, AllSame = 1, Packed = 2, Scaled = 3;

    /// <summary>Values below which the head of a packed array is longer than what it saves.</summary>
    private const int Least = 8;
    private byte[] _buffer;
    private int _length = Head;

    public PayloadWriter(byte form, int expected)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(Head + expected);
        _buffer[0] = form;
    }

    /// <summary>The finished blob in a rented buffer: whoever has it gives it back.</summary>
    public readonly ArraySegment<byte> Finish()
    {
        var body = _buffer.AsSpan(Head, _length - Head);
        BinaryPrimitives.WriteUInt64LittleEndian(_buffer.AsSpan(1), XxHash3.HashToUInt64(body, _buffer[0]));
        return new ArraySegment<byte>(_buffer, 0, _length);
    }

    public void Byte(byte value) => Room(1)[0] = value;

    public void Int(int value) => BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), value);

    public void Long(long value) => BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), value);

    public void Text(string value)
    {
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        Reserve(sizeof(int) + most);
        var written = Encoding.UTF8.GetBytes(value, _buffer.AsSpan(_length + sizeof(int)));
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(_length), written);
        _length += sizeof(int) + written;
    }

    public void Array<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Int(values.Length);
        if (values.IsEmpty)
        {
            return;
        }

        var bytes = MemoryMarshal.AsBytes(values);
        var same = AreSame(values, bytes);
        Byte(same ? AllSame : Each);
        bytes = same ? bytes[..Unsafe.SizeOf<T>()] : bytes;
        bytes.CopyTo(Room(bytes.Length));
    }

    /// <summary>Whole numbers in as few bytes as their range needs.</summary>
    public void Wholes(ReadOnlySpan<long> values)
    {
        if (IsSmall(values))
        {
            Array(values);
            return;
        }

        Int(values.Length);
        Byte(Packed);
        PackedWholes.Write(ref this, values);
    }

    public void Texts(ReadOnlySpan<string> values)
    {
        Int(values.Length);
        if (values.IsEmpty)
        {
            return;
        }

        var same = AreSame(values);
        Byte(same ? AllSame : Each);
        foreach (var value in same ? values[..1] : values)
        {
            Text(value);
        }
    }

    /// <summary>Bytes to be filled by the caller at once.</summary>
    public Span<byte> Room(int bytes)
    {
        Reserve(bytes);
        var room = _buffer.AsSpan(_length, bytes);
        _length += bytes;
        return room;
    }

    /// <summary>Nothing that packing could make smaller: a few values, or one value over and over.</summary>
    internal static bool IsSmall<T>(ReadOnlySpan<T> values)
        where T : unmanaged => values.Length < Least || AreSame(values, MemoryMarshal.AsBytes(values));

    /// <summary>Shifted by one element, all same values lie over themselves: one vectorised comparison, at once false where the first two differ.</summary>
    private static bool AreSame<T>(ReadOnlySpan<T> values, ReadOnlySpan<byte> bytes)
        where T : unmanaged
    {
        var size = Unsafe.SizeOf<T>();
        return values.Length > 1 && bytes[size..].SequenceEqual(bytes[..^size]);
    }

    private static bool AreSame(ReadOnlySpan<string> values)
    {
        foreach (var value in values[1..])
        {
            if (!string.Equals(value, values[0], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return values.Length > 1;
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length - _length >= bytes)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + bytes));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
