using System.Runtime.InteropServices;
using ModelWatch.Journal;
using ModelWatch.References;

namespace ModelWatch.Windows;

/// <summary>Rows of one batch that wait to enter the profiles of a scope together. Not thread safe.</summary>
internal sealed class PendingRows
{
    private readonly List<int> _rows = [];
    private readonly List<double> _weights = [];
    private readonly List<string> _sources = [];
    private string? _lastSource;
    private IReadOnlyList<Column?>? _columns;

    /// <summary>Adds a row; rows of other columns enter the profiles first.</summary>
    public void Add(IReadOnlyList<FeatureProfile> profiles, IReadOnlyList<Column?> columns, int row, double weight, string source)
    {
        if (!ReferenceEquals(columns, _columns))
        {
            Enter(profiles);
            _columns = columns;
        }

        _rows.Add(row);
        _weights.Add(weight);
        _sources.Add(source);
    }

    /// <summary>Enters all rows into the profiles, which run beside the columns, and lets go of the batch.</summary>
    public void Enter(IReadOnlyList<FeatureProfile> profiles)
    {
        var starts = GroupBySource();
        for (var i = 0; _rows.Count > 0 && i < profiles.Count; i++)
        {
            if (_columns![i] is { } column)
            {
                profiles[i].AddRange(column, CollectionsMarshal.AsSpan(_rows), CollectionsMarshal.AsSpan(_weights), starts);
            }
        }

        _rows.Clear();
        _weights.Clear();
        _sources.Clear();
        _columns = null;
    }

    /// <summary>
    /// Puts the rows of each source beside each other, each in its order, and says where a source begins, so that repeats are counted
    /// within a source. Empty where all rows are of the source that the rows before them ended with.
    /// </summary>
    private bool[] GroupBySource()
    {
        if (_sources.TrueForAll(source => source == _lastSource)) return [];
        var codes = new Dictionary<string, long>(StringComparer.Ordinal);
        var keys = new long[_rows.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            if (!codes.TryGetValue(_sources[i], out var code)) codes[_sources[i]] = code = codes.Count;
            keys[i] = (code << 32) | (uint)i;
        }

        var starts = new bool[keys.Length];
        starts[0] = _sources[0] != _lastSource;
        if (codes.Count > 1)
        {
            keys.AsSpan().Sort();
            for (var i = 1; i < keys.Length; i++) starts[i] = keys[i] >> 32 != keys[i - 1] >> 32;
            Reorder(_rows, keys);
            Reorder(_weights, keys);
        }

        _lastSource = _sources[(int)keys[^1]];
        return starts;
    }

    private static void Reorder<T>(List<T> list, long[] keys)
    {
        T[] former = [.. list];
        for (var i = 0; i < keys.Length; i++) list[i] = former[(int)keys[i]];
    }
}
