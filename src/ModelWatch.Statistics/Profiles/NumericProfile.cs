using System.Numerics;
using System.Runtime.Intrinsics;

namespace ModelWatch.Statistics.Profiles;

/// <summary>
/// The one-pass, mergeable state of a numeric feature over the edges of its reference: weighted counts and exact sums a bin, moments,
/// smallest and largest value, weights by magnitude and by number of decimals. All of these are whole numbers, so any order of adding and
/// merging gives the same digest bytes. Heavy values keep a stated error, repeats follow the order of adding; both are in the whole state only.
/// Not thread safe; a merge reads the other profile only.
/// </summary>
public sealed partial class NumericProfile
{
    private readonly FixedScale scale;
    private readonly long[] counts;
    private readonly BinSums sums;
    private readonly LogHistogram magnitudes = new();
    private HeavyCounters heavy = new();
    private RepeatCounts repeats = new();
    private ExactMoments moments;
    private FarValues? far;
    private long total;
    private double min = double.PositiveInfinity;
    private double max = double.NegativeInfinity;

    /// <summary>An empty profile.</summary>
    /// <param name="edges">The edges of the reference.</param>
    public NumericProfile(NumericEdges edges)
    {
        ArgumentNullException.ThrowIfNull(edges);
        Edges = edges;
        scale = edges.Scale;
        counts = new long[(edges.Bins + 7) & ~7];
        sums = new BinSums(scale);
    }

    /// <summary>The edges of the reference.</summary>
    public NumericEdges Edges { get; }

    /// <summary>Values added, each counted once.</summary>
    public long Rows { get; private set; }

    /// <summary>Sum of the weights.</summary>
    public double Weight => FixedWeight.ToDouble(total);

    /// <summary>Weight of each bin in units of 2^-24 (<see cref="FixedWeight"/>); the length is <see cref="NumericEdges.Bins"/>.</summary>
    public ReadOnlySpan<long> FixedCounts => counts.AsSpan(0, Edges.Bins);

    /// <summary>Smallest value added; null when empty.</summary>
    public double? Min => Rows == 0 ? null : min;

    /// <summary>Largest value added; null when empty.</summary>
    public double? Max => Rows == 0 ? null : max;

    internal long FixedTotal => total;

    /// <summary>Adds one value.</summary>
    /// <param name="finiteValue">A finite number.</param>
    /// <param name="weight">In (0, 2^30]; rounded to a multiple of 2^-24. Weight w equals w repetitions.</param>
    /// <exception cref="ArgumentException">The value is NaN or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The weight is out of range.</exception>
    public void Add(double finiteValue, double weight = 1)
    {
        if (!double.IsFinite(finiteValue))
            throw NotFinite();
        var fixedWeight = FixedWeight.From(weight);
        var value = finiteValue + 0.0;
        repeats.Add(value);
        AddOne(value, fixedWeight);
    }

    /// <summary>Adds what another profile has seen.</summary>
    /// <param name="other">A profile over the same edges; it is not changed.</param>
    /// <exception cref="ArgumentException">The edges differ.</exception>
    public void Merge(NumericProfile other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!ReferenceEquals(Edges, other.Edges) && Edges.Digest != other.Edges.Digest)
            throw new ArgumentException("Profiles of different references do not merge.", nameof(other));
        total = checked(total + other.total);
        Rows += other.Rows;
        for (var k = 0; k < counts.Length; k += 8)
            (Vector512.Create(counts, k) + Vector512.Create(other.counts, k)).CopyTo(counts, k);
        sums.Merge(other.sums);
        moments.Merge(other.moments);
        magnitudes.Merge(other.magnitudes);
        MergeDecimals(other);
        heavy.Merge(other.heavy);
        repeats.Merge(other.repeats);
        min = Math.Min(min, other.min);
        max = Math.Max(max, other.max);
        if (other.far is not null)
            (far ??= new FarValues()).Merge(other.far);
    }

    private void AddOne(double value, long weight)
    {
        total = checked(total + weight);
        Rows++;
        var bin = Edges.Find(value);
        var slot = scale.Slots[bin];
        counts[bin] += weight;
        if (Math.Abs(value) < scale.FarValue)
            sums.Add(slot, value, weight);
        else
            (far ??= new FarValues()).AddValue(bin == 0, value, scale.Exponent(bin), weight);
        var deviation = (value - scale.Centre) * scale.CentreFactor;
        if (Math.Abs(deviation) < FixedScale.FarDeviation)
            moments.Add(double.ConvertToIntegerNative<long>(Math.Round(deviation)), weight);
        else
            (far ??= new FarValues()).AddDeviation(value, scale.Centre, scale.CentreExponent, weight);
        magnitudes.Add(LogCells.Of(value), weight);
        if (slot != 0)
            heavy.Add(value, weight);
        min = Math.Min(min, value);
        max = Math.Max(max, value);
    }

    /// <summary>The exact sum of the values of a bin, in units of 2 to the power <see cref="FixedScale.Exponent"/>.</summary>
    private BigInteger ExactSum(int bin)
    {
        var slot = scale.Slots[bin];
        if (slot == 0)
            return (BigInteger)FixedScale.Units(Edges.Values[bin], Math.ScaleB(1, -scale.Exponent(bin))) * counts[bin];
        var outside = far is null ? 0 : bin == 0 ? far.LowWeight : bin == Edges.Bins - 1 ? far.HighWeight : 0;
        var sum = (BigInteger)sums[slot] + (BigInteger)scale.Starts[slot] * (counts[bin] - outside);
        if (far is null)
            return sum;
        return bin == 0 ? sum + far.Low : bin == Edges.Bins - 1 ? sum + far.High : sum;
    }

    private BigInteger ExactDeviation => (BigInteger)moments.Deviation + (far?.Deviation ?? BigInteger.Zero);

    private BigInteger ExactSquare => moments.Square + (far?.Square ?? BigInteger.Zero);

    private static ArgumentException NotFinite() => new("Only finite numbers enter a numeric profile.");
}
