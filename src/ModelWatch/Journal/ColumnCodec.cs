using System.Runtime.InteropServices;

namespace ModelWatch.Journal;

/// <summary>The binary form of a column: arrays as they lie in memory (little-endian), each with its length. Without <see cref="Column.Decimals"/>.</summary>
internal static class ColumnCodec
{
    public static void Write(BinaryWriter to, Column column)
    {
        to.Write(column.Name);
        to.Write((byte)column.Shape);
        WriteArray(to, column.States);
        WriteArray(to, column.Kinds);
        WriteArray(to, column.Numbers);
        WriteArray(to, column.Codes);
        WriteArray(to, column.Offsets);
        WriteArray(to, column.Items);
        WriteArray(to, column.ItemCodes);
        WriteTexts(to, column.Dictionary);
    }

    public static Column Read(BinaryReader from) => new(from.ReadString(), (ColumnShape)from.ReadByte())
    {
        States = ReadArray<CellState>(from),
        Kinds = ReadArray<TokenKind>(from),
        Numbers = ReadArray<double>(from),
        Codes = ReadArray<int>(from),
        Offsets = ReadArray<int>(from),
        Items = ReadArray<double>(from),
        ItemCodes = ReadArray<int>(from),
        Dictionary = ReadTexts(from),
    };

    public static void WriteArray<T>(BinaryWriter to, T[] values)
        where T : unmanaged
    {
        to.Write(values.Length);
        to.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    public static T[] ReadArray<T>(BinaryReader from)
        where T : unmanaged
    {
        var values = new T[from.ReadInt32()];
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    public static void WriteTexts(BinaryWriter to, string[] texts)
    {
        to.Write(texts.Length);
        foreach (var text in texts)
        {
            to.Write(text);
        }
    }

    public static string[] ReadTexts(BinaryReader from)
    {
        var texts = new string[from.ReadInt32()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = from.ReadString();
        }

        return texts;
    }
}
