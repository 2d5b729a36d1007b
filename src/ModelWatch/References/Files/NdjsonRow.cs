using System.Text.Json;
using ModelWatch.Intake;

namespace ModelWatch.References.Files;

/// <summary>The columns of a chunk while JSON lines fill them: each field is found at the top of a flat line and in its part of an Event.</summary>
internal sealed class NdjsonRow
{
    private static readonly string[] _ownOfEvents = ["label", "time"];
    private readonly List<Field> _fields;
    private readonly Dictionary<string, int[]> _columnsOfPart = [];
    private readonly Dictionary<string, FieldSet> _sets = [];
    private readonly Dictionary<string, long[]> _met = [];
    private readonly HashSet<(string? Part, string Name)> _others = [];
    private ColumnBuilder[] _builders = [];
    private long _begun;

    public NdjsonRow(IReadOnlyList<TableField> fields)
    {
        _fields = [.. fields.Select(f => new Field(f.Source, f.ColumnName, KindOf(f.Kind), false))];
        AddPart("", [.. Enumerable.Range(0, _fields.Count)]);
        AddPart("inputs", Places("input."));
        AddPart("outputs", Places("output."));
        AddPart("segments", Places("segment."));
        Start();
    }

    /// <summary>Rows begun since the last <see cref="Take"/>.</summary>
    public int Rows { get; private set; }

    public void Begin()
    {
        foreach (var builder in _builders) builder.BeginRow();
        Rows++;
        _begun++;
        _others.Clear();
    }

    /// <summary>The place of the property within its part, or -1.</summary>
    public int Find(ref Utf8JsonReader property, string? part, int guess) => _sets[part ?? ""].Find(ref property, guess);

    /// <summary>False where the member stood in this line before. A field has its place, another name its text.</summary>
    public bool Meet(string? part, int found, string? name)
    {
        if (found < 0) return _others.Add((part, name!));
        var met = _met[part ?? ""];
        (var before, met[found]) = (met[found], _begun);
        return before != _begun;
    }

    /// <summary>Reads the value that the reader stands on; where two names lead to one column, the first of the line counts.</summary>
    public void Fill(ref Utf8JsonReader reader, string? part, int found, CellReader cells)
    {
        var builder = _builders[_columnsOfPart[part ?? ""][found]];
        if (builder.IsOpen) cells.Read(ref reader, builder);
        else reader.Skip();
    }

    public TableChunk Take()
    {
        var chunk = new TableChunk(Rows, [.. _builders.Select(b => b.Build())]);
        Start();
        return chunk;
    }

    private void Start()
    {
        _builders = [.. _fields.Select(f => new ColumnBuilder(f))];
        Rows = 0;
    }

    private int[] Places(string prefix) =>
        [.. Enumerable.Range(0, _fields.Count).Where(i => _fields[i].ColumnName.StartsWith(prefix, StringComparison.Ordinal))];

    /// <summary>An input and an output of one name share the flat column; the first declared one is filled from it.</summary>
    private void AddPart(string part, int[] places)
    {
        int[] distinct = [.. places.DistinctBy(i => _fields[i].Name)];
        List<Field> found = [.. distinct.Select(i => _fields[i])];
        foreach (var name in _ownOfEvents)
        {
            // An Event calls its label and its time so, whatever the plan calls the columns of a flat file.
            var at = part.Length == 0 ? Array.FindIndex(distinct, i => _fields[i].ColumnName == name) : -1;
            if (at < 0 || found.Exists(f => f.Name == name)) continue;
            var own = _fields[distinct[at]];
            found.Add(new Field(name, own.ColumnName, own.Kind, own.Masked));
            distinct = [.. distinct, distinct[at]];
        }

        _columnsOfPart[part] = distinct;
        _sets[part] = new FieldSet(found, 0);
        _met[part] = new long[found.Count];
    }

    private static FieldKind KindOf(CellKind kind) => kind switch
    {
        CellKind.Number => FieldKind.Number,
        CellKind.Category or CellKind.Outcome => FieldKind.Category,
        CellKind.Truth => FieldKind.Truth,
        CellKind.Numbers => FieldKind.Numbers,
        CellKind.Probabilities => FieldKind.Probabilities,
        CellKind.Interval => FieldKind.Interval,
        _ => FieldKind.Text,
    };
}
