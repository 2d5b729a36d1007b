namespace ModelWatch.Windows;

/// <summary>One window while events are folded into it. Not thread safe.</summary>
internal sealed class WindowState(WindowKey key, WindowRules rules)
{
    private const int MostSegmentValues = 50;
    private readonly Dictionary<string, Scope> _segments = [];

    public WindowKey Key { get; } = key;

    public WindowRules Rules { get; } = rules;

    public Scope All { get; private set; } = Scope.Empty(null, rules.Schemas);

    public IEnumerable<Scope> Segments => _segments.Values.OrderBy(s => s.Segment, StringComparer.Ordinal);

    public int Revision { get; set; }

    public bool Closed { get; set; }

    /// <summary>Changed since its last close.</summary>
    public bool Dirty { get; set; }

    public long Late { get; set; }

    public long Duplicates { get; set; }

    /// <summary>The ids of its retained events.</summary>
    public EvidenceSample Evidence { get; init; } = new([]);

    /// <summary>Not yet written to the store.</summary>
    public bool Touched { get; set; }

    /// <summary>The scope of a segment value; values past the fiftieth of a segment share one scope named other.</summary>
    public Scope SegmentOf(string name, string value)
    {
        var text = name + "=" + value;
        if (_segments.TryGetValue(text, out var scope))
        {
            return scope;
        }

        if (_segments.Keys.Count(k => k.StartsWith(name + "=", StringComparison.Ordinal)) >= MostSegmentValues)
        {
            text = name + "=other";
        }

        return _segments.TryGetValue(text, out scope) ? scope : _segments[text] = Scope.Empty(text, Rules.Schemas);
    }

    /// <summary>Counts a row and gives the names of the segments it fell into.</summary>
    public IReadOnlyList<string> Add(BatchView view, int row)
    {
        var weight = view.Weight(row);
        All.Add(view.Columns, row, weight, view.Batch.Sources[row]);
        Touched = true;
        var names = new List<string>();
        foreach (var (name, value) in view.Segments(row))
        {
            var scope = SegmentOf(name, value);
            scope.Add(view.Columns, row, weight, view.Batch.Sources[row]);
            names.Add(scope.Segment!);
        }

        return names;
    }

    /// <summary>Lets go of the batch whose rows were counted last.</summary>
    public void Settle()
    {
        All.Settle();
        foreach (var scope in _segments.Values)
        {
            scope.Settle();
        }
    }

    /// <summary>Puts a stored scope in its place.</summary>
    public void Restore(Scope scope)
    {
        if (scope.Segment is null)
        {
            All = scope;
        }
        else
        {
            _segments[scope.Segment] = scope;
        }
    }

    /// <summary>Forgets all rows: the window is folded again under other rules.</summary>
    public static WindowState Anew(WindowState old, WindowRules rules) => new(old.Key, rules) { Duplicates = old.Duplicates, Evidence = old.Evidence, Touched = true };
}
