namespace ModelWatch.Statistics.Performance;

/// <summary>
/// Linear least squares with a penalty on the slopes, none on the intercept (Hoerl and Kennard 1970), by the normal equations of centred
/// columns and a Cholesky factor. Small numbers of columns. Immutable and thread safe.
/// </summary>
public sealed class RidgeModel
{
    private readonly double[] slopes;

    private RidgeModel(double intercept, double[] slopes) => (Intercept, this.slopes) = (intercept, slopes);

    /// <summary>The intercept.</summary>
    public double Intercept { get; }

    /// <summary>The slope of each column.</summary>
    public ReadOnlySpan<double> Slopes => slopes;

    /// <summary>
    /// The fit; rows with a number that is not finite or a weight not above 0 are left out; null when none is left. With a penalty above 0
    /// it always exists; with 0 it is null for columns that depend on each other.
    /// </summary>
    /// <param name="rows">Features row by row, <paramref name="columns"/> a row.</param>
    /// <param name="columns">Number of columns, 1 or more.</param>
    /// <param name="targets">What to predict, a row.</param>
    /// <param name="penalty">The penalty on the squared slopes, 0 or more.</param>
    /// <param name="weights">Weights; empty for 1 each.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static RidgeModel? Fit(
        ReadOnlySpan<double> rows, int columns, ReadOnlySpan<double> targets, double penalty = 1, ReadOnlySpan<double> weights = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(penalty);
        if (rows.Length != (long)columns * targets.Length || (!weights.IsEmpty && weights.Length != targets.Length))
            throw new ArgumentException("Rows, targets and weights differ in length.", nameof(targets));
        var kept = Kept(rows, columns, targets, weights);
        // The last column is the target.
        var means = Means(rows, columns, targets, weights, kept);
        if (means is null)
            return null;
        var (square, right) = Centred(rows, columns, targets, weights, kept, means);
        for (var a = 0; a < columns; a++)
            square[a, a] += penalty;
        if (!Solve(square, right))
            return null;
        var intercept = means[columns];
        for (var a = 0; a < columns; a++)
            intercept -= right[a] * means[a];
        return new RidgeModel(intercept, right);
    }

    /// <summary>The prediction of one row.</summary>
    /// <param name="row">As many numbers as columns.</param>
    /// <exception cref="ArgumentException">The length differs.</exception>
    public double Predict(ReadOnlySpan<double> row)
    {
        if (row.Length != slopes.Length)
            throw new ArgumentException("The row has another number of columns.", nameof(row));
        var sum = Intercept;
        for (var a = 0; a < row.Length; a++)
            sum += slopes[a] * row[a];
        return sum;
    }

    private static List<int> Kept(ReadOnlySpan<double> rows, int columns, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        var kept = new List<int>(targets.Length);
        for (var i = 0; i < targets.Length; i++)
        {
            var good = double.IsFinite(targets[i]) && (weights.IsEmpty || (weights[i] > 0 && double.IsFinite(weights[i])));
            for (var a = 0; a < columns && good; a++)
                good = double.IsFinite(rows[i * columns + a]);
            if (good)
                kept.Add(i);
        }
        return kept;
    }

    private static double[]? Means(
        ReadOnlySpan<double> rows, int columns, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights, List<int> kept)
    {
        if (kept.Count == 0)
            return null;
        var means = new double[columns + 1];
        double total = 0;
        foreach (var i in kept)
        {
            total += weights.IsEmpty ? 1 : weights[i];
            for (var a = 0; a <= columns; a++)
                means[a] += (weights.IsEmpty ? 1 : weights[i]) * (a == columns ? targets[i] : rows[i * columns + a]);
        }
        for (var a = 0; a <= columns; a++)
            means[a] /= total;
        return means;
    }

    private static (double[,] Square, double[] Right) Centred(
        ReadOnlySpan<double> rows, int columns, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights, List<int> kept, double[] means)
    {
        var square = new double[columns, columns];
        var right = new double[columns];
        foreach (var i in kept)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            for (var a = 0; a < columns; a++)
            {
                var x = weight * (rows[i * columns + a] - means[a]);
                right[a] += x * (targets[i] - means[columns]);
                for (var b = 0; b <= a; b++)
                    square[a, b] += x * (rows[i * columns + b] - means[b]);
            }
        }
        return (square, right);
    }

    // Cholesky in the lower triangle, then forward and back; the answer replaces the right side.
    private static bool Solve(double[,] square, double[] right)
    {
        var n = right.Length;
        for (var a = 0; a < n; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                var sum = square[a, b];
                for (var k = 0; k < b; k++)
                    sum -= square[a, k] * square[b, k];
                if (a == b && !(sum > 1e-12 * square[a, a]))
                    return false;
                square[a, b] = a == b ? Math.Sqrt(sum) : sum / square[b, b];
            }
            for (var k = 0; k < a; k++)
                right[a] -= square[a, k] * right[k];
            right[a] /= square[a, a];
        }
        for (var a = n - 1; a >= 0; a--)
        {
            for (var k = a + 1; k < n; k++)
                right[a] -= square[k, a] * right[k];
            right[a] /= square[a, a];
        }
        return true;
    }
}
