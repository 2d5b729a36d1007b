using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Drift;

/// <summary>What two profiles must share to be compared.</summary>
internal static class Demand
{
    public static void SameEdges(NumericProfile reference, NumericProfile current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        SameEdges(reference.Edges, current);
    }

    public static void SameEdges(NumericBaseline reference, NumericProfile current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        SameEdges(reference.Edges, current);
    }

    private static void SameEdges(NumericEdges edges, NumericProfile current)
    {
        if (!ReferenceEquals(edges, current.Edges) && edges.Digest != current.Edges.Digest)
            throw new ArgumentException("Profiles of different references cannot be compared.", nameof(current));
    }
}
