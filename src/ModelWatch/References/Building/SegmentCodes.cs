using ModelWatch.Journal;

namespace ModelWatch.References.Building;

/// <summary>
/// The values of one segment, row by row, as codes; at the end the 50 commonest values keep their name and the rest are "other".
/// </summary>
internal sealed class SegmentCodes(string name, FeatureSchema schema)
{
    /// <summary>Values of a segment with a profile of their own.</summary>
    public const int MostValues = 50;

    /// <summary>Different values that are told apart while counting; what comes later is "other", so that memory is bounded.</summary>
    private const int MostCounted = 100_000;
    private const string Other = "other";
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly List<long> _rows = [];
    private readonly List<int[]> _chunks = [];
    private bool _overflow;

    public string Name { get; } = name;

    /// <summary>The schema of the column that holds the values.</summary>
    public FeatureSchema Schema { get; } = schema;

    public void Add(Column column)
    {
        var codes = new int[column.Count];
        for (var row = 0; row < codes.Length; row++)
        {
            var value = column.States[row] == CellState.Value ? Schema.Judge(column, column.Codes[row]).Value : null;
            codes[row] = value is null ? -1 : CodeOf(value);
            if (codes[row] >= 0) _rows[codes[row]]++;
        }

        _chunks.Add(codes);
    }

    /// <summary>The final names, and for each chunk and row the index of its name or -1 where the row has no value.</summary>
    public (string[] Names, IReadOnlyList<int[]> Chunks, bool HasRest) Finish()
    {
        var kept = _codes.OrderByDescending(c => _rows[c.Value]).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MostValues).ToList();
        var hasRest = _overflow || _codes.Count > MostValues;
        var names = kept.Select(k => k.Key).ToList();
        if (hasRest && !names.Contains(Other)) names.Add(Other);
        var places = new int[_rows.Count];
        Array.Fill(places, names.IndexOf(Other));
        for (var i = 0; i < kept.Count; i++) places[kept[i].Value] = i;
        foreach (var chunk in _chunks)
            for (var row = 0; row < chunk.Length; row++)
                chunk[row] = chunk[row] < 0 ? -1 : places[chunk[row]];
        return ([.. names.Select(n => $"{Name}={n}")], _chunks, hasRest);
    }

    private int CodeOf(string value)
    {
        if (_codes.TryGetValue(value, out var code)) return code;
        if (_codes.Count >= MostCounted)
        {
            _overflow = true;
            value = Other;
            if (_codes.TryGetValue(value, out code)) return code;
        }

        _codes[value] = code = _rows.Count;
        _rows.Add(0);
        return code;
    }
}
