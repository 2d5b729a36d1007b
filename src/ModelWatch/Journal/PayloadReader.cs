using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace ModelWatch.Journal;

/// <summary>Reads what <see cref="PayloadWriter"/> wrote, after the check sum has been compared.</summary>
internal ref struct PayloadReader
{
    private ReadOnlySpan<byte> _rest;

    /// <exception cref="InvalidDataException">The bytes are of another form, or not those that were written.</exception>
    public PayloadReader(ReadOnlySpan<byte> blob, byte form)
    {
        if (blob.Length < PayloadWriter.Head)
        {
            throw new InvalidDataException("The blob is cut short.");
        }

        if (blob[0] != form)
        {
            throw new InvalidDataException($"The blob has form {blob[0]}; this program reads form {form}.");
        }

        _rest = blob[PayloadWriter.Head..];
        if (CheckSum(blob) != XxHash3.HashToUInt64(_rest, form))
        {
            throw new InvalidDataException("The check sum differs: these are not the bytes that were written.");
        }
    }

    /// <summary>The check sum that a blob states of itself.</summary>
    public static ulong CheckSum(ReadOnlySpan<byte> blob) => BinaryPrimitives.ReadUInt64LittleEndian(blob[1..]);

    public byte Byte() => Take(1)[0];

    public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public string Text() => Encoding.UTF8.GetString(Take(Int()));

    public T[] Array<T>()
        where T : unmanaged
    {
        var (count, form) = Begin();
        return Array<T>(count, form);
    }

    /// <summary>How many elements an array has, and in which form they are.</summary>
    public (int Count, byte Form) Begin()
    {
        var count = Int();
        return (count, count == 0 ? PayloadWriter.Each : Byte());
    }

    /// <summary>The rest of an array that was begun.</summary>
    /// <exception cref="InvalidDataException">The form is none of such arrays.</exception>
    public T[] Array<T>(int count, byte form)
        where T : unmanaged
    {
        if (form > PayloadWriter.AllSame)
        {
            throw new InvalidDataException($"An array of form {form} is not known.");
        }

        if (count == 0)
        {
            return [];
        }

        var same = form == PayloadWriter.AllSame;
        var bytes = Take((same ? 1 : count) * Unsafe.SizeOf<T>());
        var values = GC.AllocateUninitializedArray<T>(count);
        if (same)
        {
            System.Array.Fill(values, MemoryMarshal.Read<T>(bytes));
        }
        else
        {
            bytes.CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        }

        return values;
    }

    /// <summary>What <see cref="PayloadWriter.Wholes"/> wrote.</summary>
    public long[] Wholes()
    {
        var (count, form) = Begin();
        return form == PayloadWriter.Packed ? PackedWholes.ReadLongs(ref this, count) : Array<long>(count, form);
    }

    public string[] Texts()
    {
        var values = new string[Int()];
        if (values.Length == 0)
        {
            return values;
        }

        if (Byte() == PayloadWriter.AllSame)
        {
            System.Array.Fill(values, Text());
            return values;
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Text();
        }

        return values;
    }

    public ReadOnlySpan<byte> Take(int bytes)
    {
        var taken = _rest[..bytes];
        _rest = _rest[bytes..];
        return taken;
    }
}
