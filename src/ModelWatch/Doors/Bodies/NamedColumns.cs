using System.Text.Json;
using ModelWatch.Doors.Rows;
using ModelWatch.Intake;

namespace ModelWatch.Doors.Bodies;

/// <summary>Bodies that name their columns once: an object of column to values, and names beside an array of rows. Pure.</summary>
internal static class NamedColumns
{
    /// <summary>An object of name to the values of all rows.</summary>
    public static ForeignTable Read(ReadOnlyMemory<byte> json, Dictionary<string, ReadOnlyMemory<byte>> scalars)
    {
        var properties = ObjectBody.Properties(json);
        ForeignTable? table = null;
        var cells = 0L;
        foreach (var (name, value) in properties)
        {
            var column = Rows(value, name).Positional ?? throw new ForeignFault($"{JsonRows.Shown(name)} must be an array of values.");
            table ??= new ForeignTable(column.Rows) { Scalars = scalars };
            if (column.Rows != table.Rows) throw new ForeignFault($"{JsonRows.Shown(name)} has {column.Rows} rows, others have {table.Rows}.");
            if ((cells += column.Rows) > ForeignTable.MostCells) throw new ForeignFault($"it has more than {ForeignTable.MostCells} values.");
            table.Add(column);
        }

        return table ?? throw new ForeignFault("it has no columns.");
    }

    /// <summary>An object with a list of names and an array of rows under the keys given.</summary>
    public static ForeignTable Split(ReadOnlyMemory<byte> json, string namesKey, string rowsKey, Dictionary<string, ReadOnlyMemory<byte>> scalars)
    {
        var properties = ObjectBody.Properties(json);
        if (!properties.TryGetValue(rowsKey, out var data)) throw new ForeignFault($"{rowsKey} is missing.");
        return Named(Rows(data, rowsKey), properties.TryGetValue(namesKey, out var names) ? Names(names) : [], scalars);
    }

    /// <summary>The rows with a column for each name beside the column of the whole.</summary>
    public static ForeignTable Named(ForeignTable rows, IReadOnlyList<string> names, Dictionary<string, ReadOnlyMemory<byte>> scalars)
    {
        var whole = rows.Positional;
        var table = new ForeignTable(rows.Rows) { Positional = whole, Scalars = scalars };
        if (whole is null)
        {
            foreach (var column in rows.Columns) table.Add(column);
            return table;
        }

        if (names.Count > 0 && whole.Width != names.Count) throw new ForeignFault($"it names {names.Count} columns, but its rows have {(whole.Width < 0 ? "different numbers of" : whole.Width)} values.");
        for (var c = 0; c < names.Count; c++)
        {
            var cells = new ReadOnlyMemory<byte>[rows.Rows];
            for (var row = 0; row < cells.Length; row++) cells[row] = whole.Row(row)[c];
            table.Add(new ForeignColumn(names[c], cells, 1));
        }

        if (table.Find(whole.Name) is null) table.Add(whole);
        return table;
    }

    public static ForeignTable Rows(ReadOnlyMemory<byte> json, string name)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        return new JsonRows(json, name).Read(ref reader);
    }

    public static List<string> Names(ReadOnlyMemory<byte> json)
    {
        var names = new List<string>();
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return names;
        if (reader.TokenType != JsonTokenType.StartArray) throw new ForeignFault("the names of its columns must be a list.");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number)) throw new ForeignFault("the names of its columns must be texts.");
            names.Add(JsonText.Of(ref reader));
        }

        return names;
    }
}
