using ModelWatch.Statistics.Profiles;

namespace ModelWatch.References;

/// <summary>
/// Rows and the sum of their weights. The sum is kept in fixed point (<see cref="FixedWeight"/>), so that it does not depend on
/// the order of the rows.
/// </summary>
internal readonly record struct WeightedCount(long Rows, long Fixed)
{
    /// <summary>Sum of the weights.</summary>
    public double Weight => FixedWeight.ToDouble(Fixed);

    /// <summary>One row more, with its weight in fixed point.</summary>
    public WeightedCount Plus(long fixedWeight) => new(Rows + 1, Fixed + fixedWeight);

    /// <summary>Rows and weights of both.</summary>
    public WeightedCount Plus(WeightedCount other) => new(Rows + other.Rows, Fixed + other.Fixed);
}
