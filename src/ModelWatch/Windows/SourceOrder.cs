using ModelWatch.References;

namespace ModelWatch.Windows;

/// <summary>
/// Puts the rows of each source beside each other before they enter profiles, so that repeats are counted within a source. It remembers the
/// source that the rows before ended with. Not thread safe.
/// </summary>
internal sealed class SourceOrder
{
    private string? _last;

    /// <summary>The rows, each source's in their order; where all are of the source that the rows before them ended with, just as they are.</summary>
    public RowRun Arrange(ReadOnlySpan<int> rows, ReadOnlySpan<double> weights, string[] sources)
    {
        if (IsOne(rows, sources))
        {
            return RowRun.Of(rows, weights);
        }

        var codes = new Dictionary<string, long>(StringComparer.Ordinal);
        var keys = new long[rows.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            if (!codes.TryGetValue(sources[rows[i]], out var code)) codes[sources[rows[i]]] = code = codes.Count;
            keys[i] = (code << 32) | (uint)i;
        }

        var starts = new bool[keys.Length];
        starts[0] = sources[rows[0]] != _last;
        keys.AsSpan().Sort();
        var (ordered, own) = (new int[keys.Length], new double[keys.Length]);
        for (var i = 0; i < keys.Length; i++)
        {
            (ordered[i], own[i]) = (rows[(int)keys[i]], weights[(int)keys[i]]);
            if (i > 0) starts[i] = keys[i] >> 32 != keys[i - 1] >> 32;
        }

        _last = sources[ordered[^1]];
        return RowRun.Of(ordered, own, starts);
    }

    private bool IsOne(ReadOnlySpan<int> rows, string[] sources)
    {
        foreach (var row in rows)
        {
            if (!ReferenceEquals(sources[row], _last) && sources[row] != _last) return false;
        }

        return true;
    }
}
