using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ModelWatch.Journal;

/// <summary>Whole numbers of a payload as distances from the least of them, in 1, 2, 4 or 8 bytes each: what the journal writes, it writes twice.</summary>
internal static class PackedWholes
{
    public static void Write(ref PayloadWriter to, ReadOnlySpan<long> values)
    {
        var (least, greatest) = Range(values);
        Write(ref to, values, least, WidthOf(least, greatest));
    }

    public static long[] ReadLongs(ref PayloadReader from, int count)
    {
        var values = GC.AllocateUninitializedArray<long>(count);
        Read(ref from, values);
        return values;
    }

    /// <summary>Bytes that each distance takes.</summary>
    public static int WidthOf(long least, long greatest) => unchecked((ulong)(greatest - least)) switch
    {
        <= byte.MaxValue => 1,
        <= ushort.MaxValue => 2,
        <= uint.MaxValue => 4,
        _ => 8,
    };

    public static (long Least, long Greatest) Range(ReadOnlySpan<long> values)
    {
        var (least, greatest) = (long.MaxValue, long.MinValue);
        foreach (var value in values)
        {
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        return values.IsEmpty ? (0, 0) : (least, greatest);
    }

    public static void Write(ref PayloadWriter to, ReadOnlySpan<long> values, long least, int width)
    {
        to.Byte((byte)width);
        to.Long(least);
        var room = to.Room(values.Length * width);
        switch (width)
        {
            case 1:
                for (var i = 0; i < values.Length; i++) room[i] = unchecked((byte)(values[i] - least));
                break;
            case 2:
                for (var i = 0; i < values.Length; i++) BinaryPrimitives.WriteUInt16LittleEndian(room[(2 * i)..], unchecked((ushort)(values[i] - least)));
                break;
            case 4:
                for (var i = 0; i < values.Length; i++) BinaryPrimitives.WriteUInt32LittleEndian(room[(4 * i)..], unchecked((uint)(values[i] - least)));
                break;
            default:
                for (var i = 0; i < values.Length; i++) BinaryPrimitives.WriteUInt64LittleEndian(room[(8 * i)..], unchecked((ulong)(values[i] - least)));
                break;
        }
    }

    /// <exception cref="InvalidDataException">The width is none that is written.</exception>
    public static void Read(ref PayloadReader from, Span<long> values)
    {
        var width = from.Byte();
        var least = from.Long();
        if (width is not (1 or 2 or 4 or 8))
        {
            throw new InvalidDataException($"Numbers of {width} bytes are not known.");
        }

        var bytes = from.Take(values.Length * width);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = unchecked(least + (long)Distance(bytes.Slice(i * width, width)));
        }
    }

    private static ulong Distance(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        1 => bytes[0],
        2 => MemoryMarshal.Read<ushort>(bytes),
        4 => MemoryMarshal.Read<uint>(bytes),
        _ => MemoryMarshal.Read<ulong>(bytes),
    };
}
