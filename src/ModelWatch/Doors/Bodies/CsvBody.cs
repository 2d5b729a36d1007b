using System.Text;
using ModelWatch.Doors.Rows;

namespace ModelWatch.Doors.Bodies;

/// <summary>Reads CSV (RFC 4180) that is wholly in memory. Pure.</summary>
internal static class CsvBody
{
    private const int MostColumns = 100_000;

    /// <summary>Rows without a header.</summary>
    public static ForeignTable Plain(ReadOnlyMemory<byte> csv, string name)
    {
        var (cells, ends) = Cells(csv);
        if (ends.Count == 0) throw new ForeignFault("it has no rows.");
        var column = new ForeignColumn(name, [.. cells], 0, [0, .. ends], isText: true);
        var table = new ForeignTable(ends.Count) { Positional = column };
        table.Add(column);
        return table;
    }

    /// <summary>Rows under a header. A row of another length than the header is left out and told.</summary>
    /// <param name="csv">The bytes.</param>
    /// <param name="kept">Receives the number (from 0, without the header) of each row of the table.</param>
    /// <param name="refused">Receives the rows that are left out, and why.</param>
    public static ForeignTable Headed(ReadOnlyMemory<byte> csv, List<int> kept, List<(int Row, string Why)> refused)
    {
        var (cells, ends) = Cells(csv);
        if (ends.Count == 0) throw new ForeignFault("it needs a header line.");
        var names = cells.Take(ends[0]).Select(c => Encoding.UTF8.GetString(c.Span)).ToArray();
        if (names.Length > MostColumns) throw new ForeignFault($"it has more than {MostColumns} columns.");
        for (var row = 1; row < ends.Count; row++)
        {
            var count = ends[row] - ends[row - 1];
            if (count == names.Length) kept.Add(row - 1);
            else refused.Add((row - 1, $"The row has {count} cells, the header has {names.Length}."));
        }

        var table = new ForeignTable(kept.Count);
        for (var c = 0; c < names.Length; c++)
        {
            var column = new ReadOnlyMemory<byte>[kept.Count];
            for (var row = 0; row < column.Length; row++) column[row] = cells[ends[kept[row]] + c];
            table.Add(new ForeignColumn(names[c], column, 1, isText: true));
        }

        return table;
    }

    /// <summary>Cells of the first row; null where it is not a whole row, or none is there.</summary>
    public static int? CellsOf(ReadOnlyMemory<byte> csv)
    {
        try
        {
            return Cells(csv).Ends is [var first, ..] ? first : null;
        }
        catch (ForeignFault)
        {
            return null;
        }
    }

    /// <summary>All cells, and after how many of them each row ends. Empty lines are no rows.</summary>
    private static (List<ReadOnlyMemory<byte>> Cells, List<int> Ends) Cells(ReadOnlyMemory<byte> csv)
    {
        var cells = new List<ReadOnlyMemory<byte>>();
        var ends = new List<int>();
        var at = 0;
        while (at < csv.Length)
        {
            if (csv.Span[at] is (byte)'\n' or (byte)'\r')
            {
                at++;
                continue;
            }

            at = Row(csv, at, cells);
            ends.Add(cells.Count);
        }

        return (cells, ends);
    }

    /// <summary>Reads one row and answers where the next begins.</summary>
    private static int Row(ReadOnlyMemory<byte> csv, int at, List<ReadOnlyMemory<byte>> cells)
    {
        while (true)
        {
            if (cells.Count == ForeignTable.MostCells) throw new ForeignFault($"it has more than {ForeignTable.MostCells} cells.");
            at = at < csv.Length && csv.Span[at] == '"' ? Quoted(csv, at + 1, cells) : Bare(csv, at, cells);
            if (at >= csv.Length || csv.Span[at] == '\n') return at + 1;
            if (csv.Span[at] != ',') throw new ForeignFault("there is text behind a closing quote; inside quotes write a quote twice.");
            at++;
        }
    }

    private static int Bare(ReadOnlyMemory<byte> csv, int at, List<ReadOnlyMemory<byte>> cells)
    {
        var length = csv.Span[at..].IndexOfAny((byte)',', (byte)'\n');
        if (length < 0) length = csv.Length - at;
        var cell = csv.Slice(at, length);
        if (!cell.IsEmpty && cell.Span[^1] == '\r' && (at + length >= csv.Length || csv.Span[at + length] == '\n')) cell = cell[..^1];
        cells.Add(cell.IsEmpty ? ForeignColumn.NullText : cell);
        return at + length;
    }

    private static int Quoted(ReadOnlyMemory<byte> csv, int from, List<ReadOnlyMemory<byte>> cells)
    {
        var doubled = false;
        var to = from;
        while (true)
        {
            var step = csv.Span[to..].IndexOf((byte)'"');
            if (step < 0) throw new ForeignFault("a quote is opened and never closed.");
            to += step;
            if (to + 1 >= csv.Length || csv.Span[to + 1] != '"') break;
            doubled = true;
            to += 2;
        }

        var cell = csv[from..to];
        cells.Add(doubled ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(cell.Span).Replace("\"\"", "\"", StringComparison.Ordinal)) : cell);
        to++;
        return to < csv.Length && csv.Span[to] == '\r' ? to + 1 : to;
    }
}
