using System.Text.Json;
using ModelWatch.Intake;

namespace ModelWatch.Doors.Rows;

/// <summary>Cuts a JSON array of rows into columns: rows are single values, arrays (nested ones are taken flat) or objects. Numbers stay as they were written.</summary>
internal sealed class JsonRows(ReadOnlyMemory<byte> body, string name)
{
    private readonly List<ReadOnlyMemory<byte>> _cells = [];
    private readonly List<int> _offsets = [0];
    private readonly Dictionary<string, JsonKeyColumn> _keys = new(StringComparer.Ordinal);
    private bool _objects;
    private int _rows;
    private int _count;

    /// <summary>The reader stands on the opening bracket, and on the closing one when this returns.</summary>
    public ForeignTable Read(ref Utf8JsonReader reader, Dictionary<string, ReadOnlyMemory<byte>>? scalars = null)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new ForeignFault($"{name} must be an array of rows.");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) AddRow(ref reader);
        return Build(scalars);
    }

    /// <summary>Adds the value that the reader stands on as one row.</summary>
    public void AddRow(ref Utf8JsonReader reader)
    {
        var isObject = reader.TokenType == JsonTokenType.StartObject;
        if (_rows > 0 && isObject != _objects) throw new ForeignFault($"The rows of {name} are of different kinds: row {_rows} is {(isObject ? "an object" : "none")}, those before are not.");
        _objects = isObject;
        if (isObject) AddObject(ref reader);
        else AddCells(ref reader, _cells);
        _rows++;
        _offsets.Add(_cells.Count);
    }

    public ForeignTable Build(Dictionary<string, ReadOnlyMemory<byte>>? scalars = null)
    {
        if (_rows == 0) throw new ForeignFault($"{name} has no rows.");
        var whole = _objects ? null : new ForeignColumn(name, [.. _cells], 0, [.. _offsets]);
        var table = new ForeignTable(_rows) { Positional = whole, Scalars = scalars ?? new(StringComparer.Ordinal) };
        if (whole is not null) table.Add(whole);
        foreach (var (key, column) in _keys) table.Add(column.Build(key, _rows));
        return table;
    }

    private void AddObject(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = JsonText.Of(ref reader);
            reader.Read();
            if (!_keys.TryGetValue(key, out var column))
            {
                _keys.Add(key, column = new JsonKeyColumn());
                if ((long)_keys.Count * (_rows + 1) > ForeignTable.MostCells) throw new ForeignFault($"The rows of {name} have too many different keys.");
            }

            if (column.Row == _rows) throw new ForeignFault($"The key {Shown(key)} occurs twice in row {_rows}.");
            column.Begin(_rows);
            AddCells(ref reader, column.Cells);
        }

        if ((long)_keys.Count * (_rows + 1) > ForeignTable.MostCells) throw new ForeignFault($"{name} has too many rows and keys.");
    }

    /// <summary>A single value is one cell, an array its elements, an object a cell of its own.</summary>
    private void AddCells(ref Utf8JsonReader reader, List<ReadOnlyMemory<byte>> cells)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            AddCell(ref reader, cells);
            return;
        }

        var depth = reader.CurrentDepth;
        while (reader.Read() && !(reader.TokenType == JsonTokenType.EndArray && reader.CurrentDepth == depth))
        {
            if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.EndArray)) AddCell(ref reader, cells);
        }
    }

    private void AddCell(ref Utf8JsonReader reader, List<ReadOnlyMemory<byte>> cells)
    {
        if (++_count > ForeignTable.MostCells) throw new ForeignFault($"{name} has more than {ForeignTable.MostCells} values.");
        cells.Add(Cell(ref reader, body));
    }

    /// <summary>The bytes of the value that the reader stands on; it is left on the value's last token.</summary>
    public static ReadOnlyMemory<byte> Cell(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return body[start..(int)reader.BytesConsumed];
    }

    public static string Shown(string key) => key.Length <= 80 ? key : key[..80] + "…";
}
