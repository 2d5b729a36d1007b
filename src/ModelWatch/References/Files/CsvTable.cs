using System.Text;
using ModelWatch.Journal;

namespace ModelWatch.References.Files;

/// <summary>A CSV table: its header and its rows. Owns the stream.</summary>
internal sealed class CsvTable : TableSource
{
    private readonly Stream _stream;
    private readonly CsvLines _lines;
    private readonly string[] _names;

    /// <exception cref="TableFault">There is no header, or it is no header of commas.</exception>
    public CsvTable(Stream stream)
    {
        _stream = stream;
        _lines = new CsvLines(stream);
        _names = Header(_lines);
    }

    public override IReadOnlyList<string> Names => _names;
    public override bool HasKinds => false;

    public override IEnumerable<TableChunk> Read(IReadOnlyList<TableField> fields)
    {
        var writers = fields.Select(f => new ColumnWriter(f, ChunkRows)).ToArray();
        var places = fields.Select(f => Array.IndexOf(_names, f.Source)).ToArray();
        var rows = 0;
        while (NextRow())
        {
            for (var i = 0; i < writers.Length; i++)
            {
                if (places[i] < 0) writers[i].Add(CellState.Absent);
                else CsvCells.Read(_lines[places[i]], _lines.IsQuoted(places[i]), writers[i]);
            }

            if (++rows < ChunkRows) continue;
            yield return new TableChunk(rows, [.. writers.Select(w => w.Take())]);
            rows = 0;
        }

        if (rows > 0) yield return new TableChunk(rows, [.. writers.Select(w => w.Take())]);
    }

    public override void Dispose() => _stream.Dispose();

    /// <summary>An empty line is no row where a row has several cells; in a table of one column it is a null.</summary>
    private bool NextRow()
    {
        while (_lines.Next())
        {
            if (_lines.IsBlank && _names.Length > 1) continue;
            if (_lines.Count == _names.Length) return true;
            throw _lines.Fault($"the row has {_lines.Count} {(_lines.Count == 1 ? "cell" : "cells")}, the header has {_names.Length}");
        }

        return false;
    }

    private static string[] Header(CsvLines lines)
    {
        do
        {
            if (!lines.Next()) throw new TableFault("The file is empty: it needs a header line and rows.");
        }
        while (lines.IsBlank);

        var names = new string[lines.Count];
        for (var i = 0; i < names.Length; i++) names[i] = Encoding.UTF8.GetString(lines[i]);
        if (names.Length == 1 && names[0].Split(';', '\t', '|').Length > 2)
            throw lines.Fault("the header holds no comma but other separators; write the table with commas");
        var twice = names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? names : throw new TableFault($"Line {lines.Line}: the column \"{twice.Key}\" stands twice in the header.") { Line = lines.Line, Column = twice.Key };
    }
}
