using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Measures;

/// <summary>The categories of a reference as the rule of the shares looks at them: the commonest alone, the others together. Immutable.</summary>
internal sealed class CategoryEdgeList
{
    private readonly CategoryBaseline _reference;
    private readonly int _edges;
    private readonly CategoryCount[] _ordered;
    private readonly string[] _labels;

    public CategoryEdgeList(CategoryBaseline reference)
    {
        _reference = reference;
        _ordered = [.. reference.Counts.ToArray().OrderByDescending(c => c.Weight).ThenBy(c => c.Key, StringComparer.Ordinal)];
        _edges = Math.Min(CategoryEdgeShares.Top, _ordered.Length);
        _labels = [.. _ordered.Take(_edges).Select(c => $"equal to {c.Key}")];
        RarerWeight = _ordered.Skip(_edges).Sum(c => c.Weight);
        // A category met once in the reference would have been unseen there without that row: such rows estimate what a sample misses.
        OnceWeight = reference.Rows == 0 ? 0 : _ordered.Where(c => c.Weight <= reference.Weight / reference.Rows).Sum(c => c.Weight);
    }

    public long Rows => _reference.Rows;
    public double Weight => _reference.Weight;
    public bool IsExact => _reference.IsExact;

    /// <summary>How many categories stand alone.</summary>
    public int Edges => _edges;

    /// <summary>True where there are more categories than stand alone.</summary>
    public bool HasRarer => _ordered.Length > _edges;

    /// <summary>Weight of the categories that do not stand alone.</summary>
    public double RarerWeight { get; }

    /// <summary>Weight of the categories met once.</summary>
    public double OnceWeight { get; }

    /// <summary>All categories, the commonest first.</summary>
    public ReadOnlySpan<CategoryCount> Ordered => _ordered;

    public string Label(int edge) => _labels[edge];
}
