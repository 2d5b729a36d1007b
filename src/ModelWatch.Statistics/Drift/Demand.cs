using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Drift;

/// <summary>What two profiles must share to be compared.</summary>
internal static class Demand
{
    public static void SameEdges(NumericProfile reference, NumericProfile current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        if (!ReferenceEquals(reference.Edges, current.Edges) && reference.Edges.Digest != current.Edges.Digest)
            throw new ArgumentException("Profiles of different references cannot be compared.", nameof(current));
    }
}
