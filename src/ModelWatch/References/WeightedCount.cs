namespace ModelWatch.References;

/// <summary>
/// Rows and the sum of their weights. The sum is kept in fixed point (2^-32), so that it does not depend on the order of the rows.
/// </summary>
internal readonly record struct WeightedCount(long Rows, Int128 FixedWeight)
{
    private const double One = 4294967296.0;

    /// <summary>Sum of the weights.</summary>
    public double Weight => (double)FixedWeight / One;

    /// <summary>A weight in the fixed point of these sums; the weight is finite and not negative.</summary>
    public static Int128 Fix(double weight) => weight == 1 ? (Int128)(1L << 32) : (Int128)Math.Round(weight * One);

    public WeightedCount Plus(Int128 fixedWeight) => new(Rows + 1, FixedWeight + fixedWeight);

    public static WeightedCount operator +(WeightedCount a, WeightedCount b) => new(a.Rows + b.Rows, a.FixedWeight + b.FixedWeight);

    public static WeightedCount Add(WeightedCount left, WeightedCount right) => left + right;
}
