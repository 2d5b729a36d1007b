using System.Numerics;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Multivariate;

/// <summary>
/// The one-pass, mergeable state of vectors for the mean discrepancy: exact sums of D random features (in units of 2^-40), of their squared
/// length, of weights and of squared weights. All sums are whole numbers, so any order of adding and merging gives the same bytes.
/// Not thread safe; a merge and the figures read the other profile only.
/// </summary>
public sealed partial class RandomFeatureProfile
{
    // A feature is a multiple of 2^-40 of at most 1, so sums of 4,096 rows stay whole numbers below 2^53 in a double.
    private const double Unit = 1L << 40;
    private const int LargestBatch = 4096;
    private readonly Int128[] sums;
    private readonly double[] batch;
    private readonly double[] batchSquares;
    private readonly double[] units;
    private readonly double[] values;
    private readonly double[] squares;
    private int batched;
    private Int128 length;
    private Int128 weightSquares;
    private long total;

    /// <summary>An empty profile.</summary>
    /// <param name="features">The features of the reference.</param>
    public RandomFeatureProfile(RandomFeatures features)
    {
        ArgumentNullException.ThrowIfNull(features);
        Features = features;
        sums = new Int128[features.Count];
        batch = new double[features.Width];
        batchSquares = new double[features.Width];
        units = new double[features.Dimension];
        values = new double[features.Width];
        squares = new double[features.Width];
    }

    /// <summary>The features of the reference.</summary>
    public RandomFeatures Features { get; }

    /// <summary>Vectors added, each counted once.</summary>
    public long Rows { get; private set; }

    /// <summary>Sum of the weights.</summary>
    public double Weight => FixedWeight.ToDouble(total);

    /// <summary>Adds one vector.</summary>
    /// <param name="vector">Finite numbers, of the dimension of the features.</param>
    /// <param name="weight">In (0, 2^30]; rounded to a multiple of 2^-24. Weight w equals w repetitions in the means.</param>
    /// <exception cref="ArgumentException">The length differs or a number is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The weight is out of range.</exception>
    public void Add(ReadOnlySpan<double> vector, double weight = 1)
    {
        if (vector.Length != Features.Dimension)
            throw new ArgumentException("The vector has another dimension than the features.", nameof(vector));
        foreach (var number in vector)
        {
            if (!double.IsFinite(number))
                throw new ArgumentException("Only finite numbers enter a profile.", nameof(vector));
        }
        var fixedWeight = FixedWeight.From(weight);
        Features.Standard.Apply(vector, units);
        AddStandardised(units, fixedWeight);
    }

    /// <summary>Adds what another profile has seen.</summary>
    /// <param name="other">A profile over the same features; it is not changed but for a batch that it closes.</param>
    /// <exception cref="ArgumentException">The features differ.</exception>
    public void Merge(RandomFeatureProfile other)
    {
        ArgumentNullException.ThrowIfNull(other);
        DemandSame(other);
        CloseBatch();
        other.CloseBatch();
        for (var k = 0; k < sums.Length; k++)
            sums[k] += other.sums[k];
        Rows += other.Rows;
        total = checked(total + other.total);
        length += other.length;
        weightSquares = checked(weightSquares + other.weightSquares);
    }

    internal void AddStandardised(ReadOnlySpan<double> vector, long fixedWeight)
    {
        Features.Turns(vector, values);
        Rows++;
        total = checked(total + fixedWeight);
        weightSquares = checked(weightSquares + (Int128)fixedWeight * fixedWeight);
        if (fixedWeight == FixedWeight.One)
            AddToBatch();
        else
            AddWeighted(fixedWeight);
    }

    internal void DemandSame(RandomFeatureProfile other)
    {
        if (!ReferenceEquals(Features, other.Features) && (Features.Digest.Length == 0 || Features.Digest != other.Features.Digest))
            throw new ArgumentException("Profiles of different random features do not go together.", nameof(other));
    }

    private void AddToBatch()
    {
        for (var k = 0; k < batch.Length; k += Vector<double>.Count)
        {
            var (value, square) = Rounded(k);
            (new Vector<double>(batch, k) + value).CopyTo(batch, k);
            (new Vector<double>(batchSquares, k) + square).CopyTo(batchSquares, k);
        }
        if (++batched == LargestBatch)
            CloseBatch();
    }

    private void AddWeighted(long fixedWeight)
    {
        for (var k = 0; k < values.Length; k += Vector<double>.Count)
        {
            var (value, square) = Rounded(k);
            value.CopyTo(values, k);
            square.CopyTo(squares, k);
        }
        for (var k = 0; k < sums.Length; k++)
        {
            sums[k] += Math.BigMul((long)values[k], fixedWeight);
            length += Math.BigMul((long)squares[k], fixedWeight);
        }
    }

    /// <summary>Features and their squares as whole multiples of 2^-40, from angles in turns.</summary>
    private (Vector<double> Value, Vector<double> Square) Rounded(int k)
    {
        var feature = TurnCosine.Of(new Vector<double>(values, k)) * Features.Amplitude;
        var half = new Vector<double>(0.5);
        return (Vector.Floor(feature * Unit + half), Vector.Floor(feature * feature * Unit + half));
    }

    private void CloseBatch()
    {
        if (batched == 0)
            return;
        for (var k = 0; k < sums.Length; k++)
        {
            sums[k] += Math.BigMul((long)batch[k], FixedWeight.One);
            length += Math.BigMul((long)batchSquares[k], FixedWeight.One);
        }
        Array.Clear(batch);
        Array.Clear(batchSquares);
        batched = 0;
    }
}
