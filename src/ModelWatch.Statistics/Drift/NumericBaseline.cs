using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Drift;

/// <summary>
/// What comparisons read of a reference profile, worked out once for all windows that are compared with it. A snapshot: later additions to the
/// profile are not seen. Immutable and thread safe.
/// </summary>
public sealed class NumericBaseline
{
    private readonly double[] means;
    private readonly double[] shares;
    private readonly int[] deciles;
    private readonly double[] decileWeights;

    /// <summary>Reads a reference profile.</summary>
    /// <param name="reference">The reference profile; it may be empty.</param>
    public NumericBaseline(NumericProfile reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        Edges = reference.Edges;
        Rows = reference.Rows;
        (means, shares) = (new double[Edges.Bins], new double[Edges.Bins]);
        Spread = BinMeans.Read(reference, means, shares);
        deciles = DecileBins.Of(reference);
        decileWeights = DecileBins.Weights(reference.FixedCounts, deciles);
        Variance = reference.Variance(0);
    }

    /// <summary>The edges of the reference.</summary>
    public NumericEdges Edges { get; }

    /// <summary>Values of the reference, each counted once.</summary>
    public long Rows { get; }

    /// <summary>Variance of the reference with ddof 0, in the squared unit of the feature.</summary>
    public Figure Variance { get; }

    internal ReadOnlySpan<double> Means => means;

    internal ReadOnlySpan<double> Shares => shares;

    /// <summary>Largest mean absolute distance of a value to the mean of its bin.</summary>
    internal double Spread { get; }

    internal ReadOnlySpan<int> Deciles => deciles;

    internal double[] DecileWeights => decileWeights;
}
