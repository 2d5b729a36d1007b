using System.Runtime.InteropServices;

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

    /// <summary>The least share of events that was kept while it filled: the plan's, or what an overload left of it.</summary>
    public double LeastRate { get; set; } = rules.Plan.Sampling.Rate;

    public long Duplicates { get; set; }

    /// <summary>What each source sent.</summary>
    public SourceBook Sources { get; init; } = new();

    /// <summary>The ids of its retained events.</summary>
    public EvidenceSample Evidence { get; init; } = new([]);

    /// <summary>Not yet written to the store.</summary>
    public bool Touched { get; set; }

    /// <summary>About how much memory it holds, in bytes: a profile of numbers takes some 10 KB, categories as much as there are of them.</summary>
    public long HeldBytes => _segments.Values.Append(All).Sum(s => s.HeldBytes);

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

    /// <summary>Counts rows and tells which segments each fell into.</summary>
    public RowSegments Add(RowGroup group)
    {
        var view = group.View;
        All.Add(view.Columns, group.Rows, group.Weights, view.Batch.Sources);
        Touched = true;
        var segments = new RowSegments(group.Rows.Length);
        foreach (var column in view.Segments)
        {
            Add(group, column, segments);
        }

        return segments;
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
    public static WindowState Anew(WindowState old, WindowRules rules) => new(old.Key, rules) { Duplicates = old.Duplicates, Evidence = old.Evidence, Sources = old.Sources, LeastRate = old.LeastRate, Touched = true };

    private void Add(RowGroup group, SegmentColumn column, RowSegments segments)
    {
        var view = group.View;
        var parts = new Dictionary<Scope, (List<int> Rows, List<double> Weights)>();
        var scopes = new Dictionary<int, Scope?>();
        for (var i = 0; i < group.Rows.Length; i++)
        {
            var code = column.Code(group.Rows[i]);
            if (!scopes.TryGetValue(code, out var scope))
            {
                scopes[code] = scope = code >= 0 && column.Value(code) is { } value ? SegmentOf(column.Name, value) : null;
            }

            if (scope is null)
            {
                continue;
            }

            if (!parts.TryGetValue(scope, out var part))
            {
                parts[scope] = part = ([], []);
            }

            part.Rows.Add(group.Rows[i]);
            part.Weights.Add(group.Weights[i]);
            segments.Add(i, scope.Segment!);
        }

        foreach (var (scope, part) in parts)
        {
            scope.Add(view.Columns, CollectionsMarshal.AsSpan(part.Rows), CollectionsMarshal.AsSpan(part.Weights), view.Batch.Sources);
        }
    }
}
