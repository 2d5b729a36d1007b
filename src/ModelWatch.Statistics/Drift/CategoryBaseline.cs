using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Drift;

/// <summary>
/// What comparisons read of a reference's categories, put in order once for all windows that are compared with it. A snapshot: later additions
/// to the profile are not seen. Immutable and thread safe.
/// </summary>
public sealed class CategoryBaseline
{
    private readonly CategoryCount[] counts;
    private readonly double[] weights;

    /// <summary>Reads a reference profile.</summary>
    /// <param name="reference">The reference profile; it may be empty.</param>
    public CategoryBaseline(CategoryProfile reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        counts = [.. reference.Counts];
        weights = [.. counts.Select(c => c.Weight)];
        (Rows, Weight, IsExact, Profile) = (reference.Rows, reference.Weight, reference.IsExact, reference);
    }

    /// <summary>Values of the reference, each counted once.</summary>
    public long Rows { get; }

    /// <summary>Sum of the weights.</summary>
    public double Weight { get; }

    /// <summary>True when every key has its exact count.</summary>
    public bool IsExact { get; }

    /// <summary>The listed keys in ordinal order with their weight.</summary>
    public ReadOnlySpan<CategoryCount> Counts => counts;

    internal double[] Weights => weights;

    internal CategoryProfile Profile { get; }
}
