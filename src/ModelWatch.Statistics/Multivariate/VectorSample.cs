using System.Runtime.Intrinsics;

namespace ModelWatch.Statistics.Multivariate;

/// <summary>
/// Rows of one dimension, of finite numbers, in their order, with weights. Rows with another length, with NaN or an infinity, or with a weight
/// that is not above 0, are left out and counted. Immutable and thread safe.
/// </summary>
public sealed class VectorSample
{
    private readonly double[] values;
    private readonly double[] weights;

    private VectorSample(int dimension, double[] values, double[] weights, int leftOut)
    {
        (Dimension, this.values, this.weights, LeftOut) = (dimension, values, weights, leftOut);
        Weight = weights.Sum();
    }

    /// <summary>Numbers a row, 1 or more.</summary>
    public int Dimension { get; }

    /// <summary>Rows kept.</summary>
    public int Rows => weights.Length;

    /// <summary>Sum of the weights.</summary>
    public double Weight { get; }

    /// <summary>Rows left out for their length, a number that is not finite, or their weight.</summary>
    public int LeftOut { get; }

    /// <summary>Takes a copy of the usable rows.</summary>
    /// <param name="dimension">Numbers a row, 1 or more.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="weights">A weight a row, above 0; null for 1 each. Weight w equals w repetitions.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is below 1.</exception>
    /// <exception cref="ArgumentException">There are fewer weights than rows.</exception>
    public static VectorSample From(int dimension, IEnumerable<double[]> rows, IReadOnlyList<double>? weights = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        ArgumentNullException.ThrowIfNull(rows);
        List<double> kept = [], keptWeights = [];
        var seen = 0;
        foreach (var row in rows)
        {
            if (weights is not null && seen >= weights.Count)
                throw new ArgumentException("There are fewer weights than rows.", nameof(weights));
            var weight = weights?[seen] ?? 1;
            seen++;
            if (row.Length != dimension || !row.All(double.IsFinite) || !(weight > 0) || !double.IsFinite(weight))
                continue;
            kept.AddRange(row);
            keptWeights.Add(weight);
        }
        return new VectorSample(dimension, [.. kept], [.. keptWeights], seen - keptWeights.Count);
    }

    /// <summary>One row.</summary>
    /// <param name="row">0 to <see cref="Rows"/> - 1.</param>
    public ReadOnlySpan<double> Row(int row) => values.AsSpan(row * Dimension, Dimension);

    internal ReadOnlySpan<double> Weights => weights;

    /// <summary>The rows of both, this sample's first.</summary>
    internal VectorSample With(VectorSample other) =>
        new(Dimension, [.. values, .. other.values], [.. weights, .. other.weights], LeftOut + other.LeftOut);

    /// <summary>At most <paramref name="largest"/> rows, evenly spaced.</summary>
    internal VectorSample Thinned(int largest) => Rows <= largest
        ? this
        : From(Dimension, Enumerable.Range(0, largest).Select(i => Row((int)((long)i * Rows / largest)).ToArray())); // of equal weight

    internal VectorSample Select(Func<int, double, double> map) =>
        new(Dimension, [.. values.Select((v, i) => map(i % Dimension, v))], weights, LeftOut);

    /// <summary>The Euclidean distance of two rows, in eight partial sums on every machine, so that its bits are the same.</summary>
    internal double Distance(int row, int other)
    {
        ReadOnlySpan<double> a = Row(row), b = Row(other);
        var lanes = Vector512<double>.Zero;
        var at = 0;
        for (; at <= a.Length - Vector512<double>.Count; at += Vector512<double>.Count)
        {
            var gap = Vector512.Create(a[at..]) - Vector512.Create(b[at..]);
            lanes += gap * gap;
        }
        double sum = 0;
        for (var k = 0; k < Vector512<double>.Count; k++)
            sum += lanes[k];
        for (; at < a.Length; at++)
            sum += (a[at] - b[at]) * (a[at] - b[at]);
        return Math.Sqrt(sum);
    }

    internal double Dot(int row, ReadOnlySpan<double> direction)
    {
        var sum = 0.0;
        var numbers = Row(row);
        for (var j = 0; j < numbers.Length; j++)
            sum += numbers[j] * direction[j];
        return sum;
    }

    /// <summary>Why two samples cannot be compared; null when they can.</summary>
    internal static string? Why(VectorSample reference, VectorSample current, int least = 1)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        return reference.Rows == 0 ? "no reference vectors"
            : current.Rows == 0 ? "no current vectors"
            : reference.Dimension != current.Dimension ? "the dimensions differ"
            : Math.Min(reference.Weight, current.Weight) < least ? "fewer than two vectors on a side"
            : null;
    }
}
