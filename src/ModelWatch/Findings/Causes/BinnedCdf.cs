using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Findings.Causes;

/// <summary>The distribution function of a numeric profile: exact at its edges, linear between them, 0 and 1 beyond the smallest and largest value.</summary>
internal sealed class BinnedCdf
{
    private readonly double[] _at;
    private readonly double[] _share;

    /// <param name="profile">A profile with at least one value.</param>
    public BinnedCdf(NumericProfile profile)
    {
        var edges = profile.Edges.Values;
        var counts = profile.FixedCounts;
        double total = 0;
        foreach (var count in counts)
            total += count;
        _at = new double[edges.Length + 2];
        _share = new double[edges.Length + 2];
        _at[0] = Math.Min(profile.Min ?? edges[0], edges[0]);
        double below = 0;
        for (var k = 0; k < edges.Length; k++)
        {
            below += counts[k];
            _at[k + 1] = edges[k];
            _share[k + 1] = below / total;
        }

        _at[^1] = Math.Max(profile.Max ?? edges[^1], edges[^1]);
        _share[^1] = 1;
    }

    /// <summary>Shares of the rows at or below each edge.</summary>
    public ReadOnlySpan<double> AtEdges => _share.AsSpan(1, _share.Length - 2);

    /// <summary>Share of the rows at or below <paramref name="value"/>, 0 to 1.</summary>
    public double this[double value]
    {
        get
        {
            // A fault may push a number beyond what a double holds, to no number at all: it is at no place, and below none.
            if (!(value >= _at[0]))
                return 0;
            if (value >= _at[^1])
                return 1;
            var found = Array.BinarySearch(_at, value);
            if (found >= 0)
                return _share[found];
            var right = ~found;
            var width = _at[right] - _at[right - 1];
            var part = double.IsFinite(width) ? (value - _at[right - 1]) / width : (value / 2 - _at[right - 1] / 2) / (_at[right] / 2 - _at[right - 1] / 2);
            return _share[right - 1] + part * (_share[right] - _share[right - 1]);
        }
    }
}
