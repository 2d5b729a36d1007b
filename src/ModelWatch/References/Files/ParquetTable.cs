using System.Buffers.Binary;
using Parquet;
using Parquet.Schema;

namespace ModelWatch.References.Files;

/// <summary>A Parquet table, read row group by row group: a row group is in memory at a time. Owns the stream.</summary>
internal sealed class ParquetTable : TableSource
{
    /// <summary>Rows of a row group at most: its columns are in memory as a whole, and the number is only what the file claims.</summary>
    public const int MostRowsOfAGroup = 16 * 1024 * 1024;
    private const int Magic = 4;
    private readonly Stream _stream;
    private readonly ParquetReader _reader;
    private readonly DataField[] _fields;

    private ParquetTable(Stream stream, ParquetReader reader)
    {
        (_stream, _reader) = (stream, reader);
        _fields = [.. reader.Schema.DataFields.Where(f => f.Path.Length == 1 && f is { IsArray: false, MaxRepetitionLevel: 0 })];
        Names = [.. _fields.Select(f => f.Name)];
    }

    public override IReadOnlyList<string> Names { get; }
    public override bool HasKinds => true;

    /// <param name="stream">A stream that can be sought, at its start.</param>
    /// <exception cref="TableFault">It is no Parquet file, or a damaged one.</exception>
    public static ParquetTable Open(Stream stream)
    {
        CheckFooter(stream);
        return Guard(() => new ParquetTable(stream, ParquetReader.CreateAsync(stream, leaveStreamOpen: true).GetAwaiter().GetResult()));
    }

    /// <summary>What the last bytes say of the footer must fit the file before anything is allocated for it.</summary>
    private static void CheckFooter(Stream stream)
    {
        var (head, tail) = (new byte[Magic], new byte[Magic + sizeof(int)]);
        if (stream.Length < head.Length + tail.Length) throw new TableFault("The Parquet file cannot be read: it is too short to be one.");
        stream.ReadExactly(head);
        stream.Seek(-tail.Length, SeekOrigin.End);
        stream.ReadExactly(tail);
        stream.Seek(0, SeekOrigin.Begin);
        var footer = BinaryPrimitives.ReadInt32LittleEndian(tail);
        if (tail.AsSpan(sizeof(int)).SequenceEqual("PAR1"u8) && (footer <= 0 || footer > stream.Length - head.Length - tail.Length))
            throw new TableFault($"The Parquet file cannot be read: its footer says that it has {footer} bytes, the file has {stream.Length}.");
    }

    public override IEnumerable<TableChunk> Read(IReadOnlyList<TableField> fields)
    {
        for (var group = 0; group < _reader.RowGroupCount; group++)
        {
            var number = group;
            using var rows = Guard(() => _reader.OpenRowGroupReader(number));
            if (rows.RowCount is < 0 or > MostRowsOfAGroup)
                throw new TableFault($"A row group says that it has {rows.RowCount} rows; at most {MostRowsOfAGroup} are read. Write smaller row groups.");
            var columns = fields.Select(f => Values(rows, f)).ToArray();
            for (long from = 0; from < rows.RowCount; from += ChunkRows)
            {
                var count = (int)Math.Min(ChunkRows, rows.RowCount - from);
                yield return new TableChunk(count, [.. columns.Select((c, i) => c.Cut(fields[i], (int)from, count))]);
            }
        }
    }

    public override void Dispose()
    {
        _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _stream.Dispose();
    }

    private ParquetValues Values(ParquetRowGroupReader rows, TableField field)
    {
        var source = Array.Find(_fields, f => f.Name == field.Source);
        return source is null ? ParquetValues.None : Guard(() => ParquetValues.Read(rows, source));
    }

    /// <summary>
    /// The library throws whatever broke inside it; to the sender it is one thing: the file cannot be read. A claimed length that no memory
    /// holds is among them: that allocation failed as a whole and left nothing behind.
    /// </summary>
    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is not TableFault)
        {
            // Messages of input and output name the file on our disk.
            throw new TableFault($"The Parquet file cannot be read: {(fault is IOException or UnauthorizedAccessException ? "it says that something lies where nothing is." : fault.Message)}");
        }
    }
}
