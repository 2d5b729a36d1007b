namespace ModelWatch.Plans.Reading;

/// <summary>A mapping with a fixed set of keys. Unknown and doubled keys are told when it is opened; keys without a value count as absent.</summary>
internal sealed class PlanSection
{
    private readonly Dictionary<string, PlanEntry> _entries = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _known;

    private PlanSection(PlanCell cell, IReadOnlyList<string> known)
    {
        Cell = cell;
        _known = known;
        foreach (var entry in cell.Node.Entries) Take(entry);
    }

    /// <summary>The mapping itself, for mistakes that concern it as a whole.</summary>
    public PlanCell Cell { get; }

    /// <summary>The value at a key, or null when it is absent.</summary>
    public PlanCell? this[string key]
    {
        get
        {
            if (!_known.Contains(key)) throw new ArgumentException($"the key {key} is not declared", nameof(key));
            return _entries.TryGetValue(key, out var entry) && !entry.Value.IsNull
                ? new PlanCell(entry.Value, Cell.Path.Then(key), Cell.Errors)
                : null;
        }
    }

    /// <summary>Opens a mapping, or tells that there is none and answers null.</summary>
    public static PlanSection? Open(PlanCell cell, IReadOnlyList<string> known, string example)
    {
        if (cell.Node.Kind == PlanNodeKind.Map) return new PlanSection(cell, known);
        cell.Fail($"expected a mapping such as {example}, found {cell.Node.Described}");
        return null;
    }

    /// <summary>The value at a key that must be there; tells its absence at the mapping.</summary>
    public PlanCell? Needed(string key, string example)
    {
        if (this[key] is { } cell) return cell;
        if (_entries.TryGetValue(key, out var empty))
            Cell.Errors.Add(empty.Key.Line, empty.Key.Column, Cell.Path.Then(key), $"{key} has no value; write {key}: {example}");
        else
            Cell.Errors.Add(Cell.Node.Line, Cell.Node.Column, Cell.Path.Then(key), $"{key} is missing; add {key}: {example}");
        return null;
    }

    private void Take(PlanEntry entry)
    {
        var key = entry.Key.Text;
        var path = Cell.Path.Then(key);
        if (entry.Key.Kind != PlanNodeKind.Scalar)
            Cell.Errors.Add(entry.Key.Line, entry.Key.Column, Cell.Path, "a key must be a word; write key: value");
        else if (!_known.Contains(key))
            Cell.Errors.Add(entry.Key.Line, entry.Key.Column, path, Unknown(key));
        else if (!_entries.TryAdd(key, entry))
            Cell.Errors.Add(entry.Key.Line, entry.Key.Column, path, $"{key} is here a second time (first in line {_entries[key].Key.Line}); keep one");
    }

    private string Unknown(string key)
    {
        var hint = NearMiss.Hint(key, _known);
        return $"unknown key {key}.{(hint.Length > 0 ? hint : " Known here: " + string.Join(", ", _known) + ".")}";
    }
}
