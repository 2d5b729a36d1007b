using System.Numerics;
using System.Runtime.CompilerServices;

namespace ModelWatch.Statistics.Profiles;

/// <summary>
/// The one-pass, mergeable state of a numeric feature over the edges of its reference: weighted counts and exact sums a bin, moments,
/// smallest and largest value. All sums are whole numbers, so any order of adding and merging gives the same bytes.
/// Not thread safe; a merge reads the other profile only.
/// </summary>
public sealed partial class NumericProfile
{
    private const double NearLimit = 1L << 62;
    private readonly long[] counts;
    private readonly Int128[] sums;
    private readonly double[] factors;
    private FarValues? far;
    private Int128 deviation;
    private Int128 squareHigh;
    private Int128 squareLow;
    private double min = double.PositiveInfinity;
    private double max = double.NegativeInfinity;

    /// <summary>An empty profile.</summary>
    /// <param name="edges">The edges of the reference.</param>
    public NumericProfile(NumericEdges edges)
    {
        ArgumentNullException.ThrowIfNull(edges);
        Edges = edges;
        counts = new long[edges.Bins];
        sums = new Int128[edges.Bins];
        factors = edges.Scale.Factors;
    }

    /// <summary>The edges of the reference.</summary>
    public NumericEdges Edges { get; }

    /// <summary>Values added, each counted once.</summary>
    public long Rows { get; private set; }

    /// <summary>Sum of the weights.</summary>
    public double Weight => FixedWeight.ToDouble(FixedTotal);

    /// <summary>Weight of each bin in units of 2^-24 (<see cref="FixedWeight"/>); the length is <see cref="NumericEdges.Bins"/>.</summary>
    public ReadOnlySpan<long> FixedCounts => counts;

    /// <summary>Smallest value added; null when empty.</summary>
    public double? Min => Rows == 0 ? null : min;

    /// <summary>Largest value added; null when empty.</summary>
    public double? Max => Rows == 0 ? null : max;

    internal long FixedTotal
    {
        get
        {
            long total = 0;
            foreach (var count in counts)
                total = checked(total + count);
            return total;
        }
    }

    /// <summary>Adds one value.</summary>
    /// <param name="finiteValue">A finite number.</param>
    /// <param name="weight">In (0, 2^30]; rounded to a multiple of 2^-24. Weight w equals w repetitions.</param>
    /// <exception cref="ArgumentException">The value is NaN or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The weight is out of range.</exception>
    public void Add(double finiteValue, double weight = 1)
    {
        if (!double.IsFinite(finiteValue))
            throw new ArgumentException("Only finite numbers enter a numeric profile.", nameof(finiteValue));
        var value = finiteValue + 0.0;
        var fixedWeight = FixedWeight.From(weight);
        var bin = Edges.Find(value);
        Rows++;
        counts[bin] = checked(counts[bin] + fixedWeight);
        min = Math.Min(min, value);
        max = Math.Max(max, value);
        AddSums(bin, value, fixedWeight);
    }

    /// <summary>Adds many values of weight 1.</summary>
    /// <param name="finiteValues">Finite numbers.</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite; those before it have been added.</exception>
    public void AddRange(ReadOnlySpan<double> finiteValues)
    {
        foreach (var value in finiteValues)
            Add(value);
    }

    /// <summary>Adds what another profile has seen.</summary>
    /// <param name="other">A profile over the same edges; it is not changed.</param>
    /// <exception cref="ArgumentException">The edges differ.</exception>
    public void Merge(NumericProfile other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!ReferenceEquals(Edges, other.Edges) && Edges.Digest != other.Edges.Digest)
            throw new ArgumentException("Profiles of different references do not merge.", nameof(other));
        for (var k = 0; k < counts.Length; k++)
        {
            counts[k] = checked(counts[k] + other.counts[k]);
            sums[k] += other.sums[k];
        }
        Rows += other.Rows;
        deviation += other.deviation;
        squareHigh += other.squareHigh;
        squareLow += other.squareLow;
        min = Math.Min(min, other.min);
        max = Math.Max(max, other.max);
        if (other.far is not null)
            (far ??= new FarValues()).Merge(other.far);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddSums(int bin, double value, long weight)
    {
        var units = value * factors[bin];
        if (Math.Abs(units) < NearLimit)
            sums[bin] += Math.BigMul((long)Math.Round(units), weight);
        else
            AddFarValue(bin, value, weight);
        units = (value - Edges.Scale.Centre) * Edges.Scale.CentreFactor;
        if (Math.Abs(units) < NearLimit)
            AddDeviation((long)Math.Round(units), weight);
        else
            (far ??= new FarValues()).AddDeviation(value, Edges.Scale.Centre, Edges.Scale.CentreExponent, weight);
    }

    private void AddDeviation(long units, long weight)
    {
        deviation += Math.BigMul(units, weight);
        var magnitude = (ulong)Math.Abs(units);
        var high = Math.BigMul(magnitude, magnitude, out var low);
        // The square has up to 124 bits; its halves are summed apart so that no total can leave 128 bits.
        squareHigh += (Int128)high * weight;
        squareLow += (Int128)low * weight;
    }

    private void AddFarValue(int bin, double value, long weight) =>
        (far ??= new FarValues()).AddValue(bin == 0, value, Edges.Scale.Exponent(bin), weight);

    private BigInteger ExactSum(int bin)
    {
        var sum = (BigInteger)sums[bin];
        if (far is null)
            return sum;
        return bin == 0 ? sum + far.Low : bin == sums.Length - 1 ? sum + far.High : sum;
    }

    private BigInteger ExactDeviation => (BigInteger)deviation + (far?.Deviation ?? BigInteger.Zero);

    private BigInteger ExactSquare => ((BigInteger)squareHigh << 64) + (BigInteger)squareLow + (far?.Square ?? BigInteger.Zero);
}
