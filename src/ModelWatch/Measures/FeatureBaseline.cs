using System.Runtime.CompilerServices;
using ModelWatch.References;
using ModelWatch.Statistics.Drift;

namespace ModelWatch.Measures;

/// <summary>
/// What the measures of a window read of a reference's feature, worked out at the first close and kept for as long as the reference is in memory.
/// A reference does not change; a profile that did, which only a test makes, is read anew. Thread safe.
/// </summary>
internal sealed class FeatureBaseline
{
    private static readonly ConditionalWeakTable<FeatureProfile, FeatureBaseline> Known = [];
    private readonly (long Rows, long Quality) _state;

    private FeatureBaseline(FeatureProfile reference)
    {
        _state = State(reference);
        if (reference.Numbers is { } numbers)
            (Numbers, NumberEdges) = (new NumericBaseline(numbers), NumericEdgeShares.Edges(numbers));
        if (reference.Categories is { } categories)
        {
            Categories = new CategoryBaseline(categories);
            CategoryEdges = new CategoryEdgeList(Categories);
        }
    }

    /// <summary>The numbers of the reference; null where it has none.</summary>
    public NumericBaseline? Numbers { get; }

    /// <summary>The edges that the rule of the shares looks at; empty where there are no numbers.</summary>
    public IReadOnlyList<NumberEdge> NumberEdges { get; } = [];

    /// <summary>The categories of the reference; null where it has none.</summary>
    public CategoryBaseline? Categories { get; }

    /// <summary>The categories that the rule of the shares looks at; null where there are none.</summary>
    public CategoryEdgeList? CategoryEdges { get; }

    public static FeatureBaseline Of(FeatureProfile reference)
    {
        var known = Known.GetValue(reference, static r => new FeatureBaseline(r));
        if (known._state == State(reference))
            return known;
        known = new FeatureBaseline(reference);
        Known.AddOrUpdate(reference, known);
        return known;
    }

    private static (long Rows, long Quality) State(FeatureProfile reference) =>
        ((reference.Numbers?.Rows ?? 0) + (reference.Categories?.Rows ?? 0), reference.Quality.Rows);
}
