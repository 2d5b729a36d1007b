using System.Buffers;
using System.Text;
using ModelWatch.Doors.Files;
using ModelWatch.Doors.Rows;
using ModelWatch.Journal;
using ModelWatch.References.Files;

namespace ModelWatch.Commands.Replaying;

/// <summary>Reads a Parquet file as flat NDJSON. A place in it is a number of rows.</summary>
internal static class ParquetPieces
{
    public static IEnumerable<FilePiece> Read(Stream file, long skipped, int most)
    {
        file.Position = 0;
        var table = ParquetTable.Open(file);
        var fields = table.Names.Select(name => new TableField(name, name, CellKind.Text, Required: false)).ToList();
        var before = 0L;
        foreach (var chunk in table.Read(fields))
        {
            for (var from = (int)Math.Clamp(skipped - before, 0, chunk.Rows); from < chunk.Rows; from += most)
            {
                var count = Math.Min(most, chunk.Rows - from);
                yield return new FilePiece(Lines(chunk, from, count), count, before + from + count);
            }

            before += chunk.Rows;
        }
    }

    private static ReadOnlyMemory<byte> Lines(TableChunk chunk, int from, int count)
    {
        var to = new ArrayBufferWriter<byte>();
        for (var row = from; row < from + count; row++)
        {
            to.Write("{"u8);
            for (var c = 0; c < chunk.Columns.Count; c++)
            {
                if (c > 0) to.Write(","u8);
                JsonBytes.WriteText(to, chunk.Columns[c].Name);
                to.Write(":"u8);
                WriteCell(to, chunk.Columns[c], row);
            }

            to.Write("}\n"u8);
        }

        return to.WrittenMemory;
    }

    private static void WriteCell(ArrayBufferWriter<byte> to, Column column, int row)
    {
        var text = column.Codes[row] < 0 ? null : column.Dictionary[column.Codes[row]];
        switch (column.States[row])
        {
            case CellState.NotANumber: to.Write("\"NaN\""u8); break;
            case CellState.PositiveInfinity: to.Write("\"Infinity\""u8); break;
            case CellState.NegativeInfinity: to.Write("\"-Infinity\""u8); break;
            case CellState.Blank: to.Write("\"\""u8); break;
            case CellState.Value when text is not null && column.Kinds[row] is TokenKind.Number or TokenKind.Truth: to.Write(Encoding.UTF8.GetBytes(text!)); break;
            case CellState.Value when text is not null: JsonBytes.WriteText(to, text); break;
            default: to.Write("null"u8); break;
        }
    }
}
