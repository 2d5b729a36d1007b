using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace ModelWatch.Measures.Learned;

/// <summary>
/// A linear discriminant (ridge regression on 0 and 1) whose scores are always out of fold. The matrices are factored once, so that a refit
/// for other labels costs no more than its right-hand sides. The folds do not depend on the labels.
/// </summary>
internal sealed class FoldedRidge
{
    private const int Folds = 5;

    /// <summary>The ridge as a share of the rows: a direction of less variance than this hardly counts.</summary>
    private const double Penalty = 0.05;

    private readonly double[][] _rows;
    private readonly int[] _folds;
    private readonly Cholesky<double>[] _factors;

    /// <param name="features">Standardised features, row by row.</param>
    /// <param name="random">Deals the rows out to the folds.</param>
    public FoldedRidge(IReadOnlyList<double[]> features, Random random)
    {
        _rows = [.. features.Select(f => (double[])[1, .. f])];
        _folds = [.. Enumerable.Range(0, _rows.Length).Select(i => i % Folds)];
        random.Shuffle(_folds);
        var width = _rows[0].Length;
        var parts = Enumerable.Range(0, Folds).Select(f => Products(f, width)).ToArray();
        _factors = [.. Enumerable.Range(0, Folds).Select(held => Factor(parts, held, width))];
    }

    /// <summary>How much each row looks like one of those marked true, by a fit on the other folds.</summary>
    public double[] Scores(bool[] marked)
    {
        var width = _rows[0].Length;
        var sums = new double[Folds][];
        for (var f = 0; f < Folds; f++)
            sums[f] = new double[width];
        for (var i = 0; i < _rows.Length; i++)
        {
            if (marked[i])
                Add(sums[_folds[i]], _rows[i]);
        }

        var slopes = Enumerable.Range(0, Folds).Select(held => Solve(sums, held, width)).ToArray();
        return [.. _rows.Select((row, i) => Dot(slopes[_folds[i]], row))];
    }

    private double[] Solve(double[][] sums, int held, int width)
    {
        var right = new double[width];
        for (var f = 0; f < Folds; f++)
        {
            if (f != held)
                Add(right, sums[f]);
        }

        return _factors[held].Solve(Vector<double>.Build.Dense(right)).ToArray();
    }

    private static Cholesky<double> Factor(double[][,] parts, int held, int width)
    {
        var sum = Matrix<double>.Build.Dense(width, width, (i, j) => Enumerable.Range(0, Folds).Where(f => f != held).Sum(f => parts[f][i, j]));
        var ridge = Penalty * sum[0, 0];
        for (var i = 1; i < width; i++)
            sum[i, i] += ridge;
        return sum.Cholesky();
    }

    private double[,] Products(int fold, int width)
    {
        var sum = new double[width, width];
        for (var row = 0; row < _rows.Length; row++)
        {
            if (_folds[row] != fold)
                continue;
            var values = _rows[row];
            for (var i = 0; i < width; i++)
            {
                for (var j = i; j < width; j++)
                    sum[i, j] += values[i] * values[j];
            }
        }

        for (var i = 0; i < width; i++)
        {
            for (var j = 0; j < i; j++)
                sum[i, j] = sum[j, i];
        }

        return sum;
    }

    private static void Add(double[] to, double[] values)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] += values[i];
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
