using System.Runtime.InteropServices;
using ModelWatch.Journal;
using ModelWatch.References.Files;

namespace ModelWatch.References.Building;

/// <summary>
/// One column of a file on disk, chunk by chunk, so that columns can be read one after another. Deleted when disposed, or by the
/// system when the process dies. Not thread safe.
/// </summary>
internal sealed class ColumnSpool(TableField field, string directory) : IDisposable
{
    private readonly FileStream _file = TemporaryFile.Create(directory);

    public TableField Field { get; } = field;

    public void Write(Column column)
    {
        using var to = new BinaryWriter(_file, System.Text.Encoding.UTF8, leaveOpen: true);
        to.Write(column.Count);
        WriteRun(to, column.States);
        WriteRun(to, column.Kinds);
        ColumnCodec.WriteArray(to, column.Numbers);
        WrittenDecimals.Write(to, column.Decimals, column.States);
        WriteRun(to, column.Codes);
        ColumnCodec.WriteArray(to, column.Offsets);
        ColumnCodec.WriteArray(to, column.Items);
        ColumnCodec.WriteArray(to, column.ItemCodes);
        ColumnCodec.WriteTexts(to, column.Dictionary);
    }

    /// <summary>All chunks from the first; the spool may be read several times.</summary>
    public IEnumerable<Column> Read()
    {
        _file.Flush();
        _file.Position = 0;
        using var from = new BinaryReader(_file, System.Text.Encoding.UTF8, leaveOpen: true);
        while (_file.Position < _file.Length) yield return Next(from);
    }

    public void Dispose() => _file.Dispose();

    private Column Next(BinaryReader from)
    {
        var count = from.ReadInt32();
        var states = ReadRun<CellState>(from, count);
        return new Column(Field.ColumnName, Field.Shape)
        {
            States = states,
            Kinds = ReadRun<TokenKind>(from, count),
            Numbers = ColumnCodec.ReadArray<double>(from),
            Decimals = WrittenDecimals.Read(from, states),
            Codes = ReadRun<int>(from, count),
            Offsets = ColumnCodec.ReadArray<int>(from),
            Items = ColumnCodec.ReadArray<double>(from),
            ItemCodes = ColumnCodec.ReadArray<int>(from),
            Dictionary = ColumnCodec.ReadTexts(from),
        };
    }

    /// <summary>One value stands for all where all are equal: states and kinds mostly are, and codes of a column without texts.</summary>
    private static void WriteRun<T>(BinaryWriter to, T[] values)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values.AsSpan());
        var size = bytes.Length / Math.Max(1, values.Length);
        var same = values.Length > 0 && bytes[size..].SequenceEqual(bytes[..^size]);
        to.Write(same);
        to.Write(same ? bytes[..size] : bytes);
    }

    private static T[] ReadRun<T>(BinaryReader from, int count)
        where T : unmanaged
    {
        var values = new T[count];
        var same = from.ReadBoolean();
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(same ? values.AsSpan(0, 1) : values.AsSpan()));
        if (same) Array.Fill(values, values[0]);
        return values;
    }
}
