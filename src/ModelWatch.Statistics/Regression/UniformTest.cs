using MathNet.Numerics;

namespace ModelWatch.Statistics.Regression;

/// <summary>
/// Tests of numbers against the uniform law on [0, 1]: what probability integral transforms are when the forecasts are calibrated. Pure
/// functions, thread safe.
/// </summary>
public static class UniformTest
{
    private const int LargestMatrix = 1000;

    /// <summary>
    /// The one-sample Kolmogorov-Smirnov statistic D = max |F(u) - u|, in [0, 1]; absent without values. Values outside [0, 1] and rows
    /// with a weight not above 0 are left out.
    /// </summary>
    /// <param name="values">The values, in any order.</param>
    /// <param name="weights">Weights; empty for 1 each. Weight w equals w repetitions.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Figure KolmogorovSmirnov(ReadOnlySpan<double> values, ReadOnlySpan<double> weights = default)
    {
        var rows = Sorted(values, weights);
        var total = rows.Sum(r => r.Weight);
        double before = 0, largest = 0;
        foreach (var (value, weight) in rows)
        {
            var after = before + weight;
            largest = Math.Max(largest, Math.Max(after / total - value, value - before / total));
            before = after;
        }
        return rows.Count == 0 ? Figure.Absent("no values") : Figure.Exact(Math.Min(1, largest));
    }

    /// <summary>
    /// P(D &gt;= d) for n independent uniform values. Exact up to n = 1000 (Durbin's matrix, by Marsaglia, Tsang, Wang 2003), also in the
    /// tail n d^2 &gt;= 4 (twice the one-sided law of Smirnov, within 1e-9 of the truth); else the Kolmogorov limit at
    /// sqrt(n) d + 1 / (6 sqrt n) + (sqrt(n) d - 1) / (4 n), within 2e-6 (Vrbik 2018). Absent for n below 1.
    /// </summary>
    /// <param name="d">The statistic, in [0, 1].</param>
    /// <param name="n">Number of values (or the effective number, rounded).</param>
    public static Figure KolmogorovSmirnovPValue(double d, int n)
    {
        if (n < 1)
            return Figure.Absent("no values");
        if (n * d <= 0.5 || d >= 1)
            return Figure.Exact(d >= 1 ? 0 : 1);
        if (n * d * d >= 4)
            return Figure.Of(Math.Min(1, 2 * Smirnov(d, n)));
        if (n <= LargestMatrix)
            return Figure.Of(Math.Clamp(1 - Durbin(d, n), 0, 1));
        var root = Math.Sqrt(n);
        // m = n = 2 makes the scale of the two-sample limit 1.
        return Drift.KolmogorovSmirnov.LimitPValue(root * d + 1 / (6 * root) + (root * d - 1) / (4.0 * n), 2, 2);
    }

    /// <summary>
    /// The one-sample Cramer-von Mises statistic 1 / (12 n) + sum ((2i - 1) / (2n) - u_(i))^2, 1 / (12 n) or more; absent without values.
    /// </summary>
    /// <param name="values">The values, in any order; those outside [0, 1] are left out.</param>
    public static Figure CramerVonMises(ReadOnlySpan<double> values)
    {
        var rows = Sorted(values, default);
        double n = rows.Count, sum = 1 / (12 * n);
        for (var i = 0; i < rows.Count; i++)
        {
            var gap = (2 * i + 1) / (2 * n) - rows[i].Value;
            sum += gap * gap;
        }
        return rows.Count == 0 ? Figure.Absent("no values") : Figure.Of(sum);
    }

    private static List<(double Value, double Weight)> Sorted(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        if (!weights.IsEmpty && weights.Length != values.Length)
            throw new ArgumentException("Values and weights differ in length.", nameof(weights));
        var rows = new List<(double, double)>(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            if (values[i] >= 0 && values[i] <= 1 && weight > 0 && double.IsFinite(weight))
                rows.Add((values[i], weight));
        }
        rows.Sort();
        return rows;
    }

    // P(D+ >= d) = d sum C(n, j) (1 - d - j/n)^(n-j) (d + j/n)^(j-1), all terms positive.
    private static double Smirnov(double d, int n)
    {
        double sum = 0;
        var whole = SpecialFunctions.GammaLn(n + 1.0);
        for (var j = 0; j <= (int)(n * (1 - d)); j++)
        {
            var rest = 1 - d - j / (double)n;
            if (rest <= 0)
                continue;
            sum += Math.Exp(whole - SpecialFunctions.GammaLn(j + 1.0) - SpecialFunctions.GammaLn(n - j + 1.0)
                + (n - j) * Math.Log(rest) + (j - 1) * Math.Log(d + j / (double)n));
        }
        return d * sum;
    }

    // P(D < d) = n!/n^n times the middle element of the n-th power of a matrix.
    private static double Durbin(double d, int n)
    {
        var k = (int)(n * d) + 1;
        var size = 2 * k - 1;
        var (power, exponent) = Power(Corner(size, k - n * d), n);
        var result = power[k - 1, k - 1];
        for (var i = 1; i <= n; i++)
        {
            result *= i / (double)n;
            if (result >= 1e-140)
                continue;
            result *= 1e140;
            exponent -= 140;
        }
        return result * Math.Pow(10, exponent);
    }

    private static double[,] Corner(int size, double h)
    {
        var matrix = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= Math.Min(i + 1, size - 1); j++)
            {
                var value = 1.0;
                if (j == 0)
                    value -= Math.Pow(h, i + 1);
                if (i == size - 1)
                    value -= Math.Pow(h, size - j);
                if (j == 0 && i == size - 1 && h > 0.5)
                    value += Math.Pow(2 * h - 1, size);
                matrix[i, j] = value / SpecialFunctions.Gamma(i - j + 2);
            }
        }
        return matrix;
    }

    private static (double[,] Matrix, int Exponent) Power(double[,] matrix, int n)
    {
        if (n == 1)
            return (matrix, 0);
        var (half, exponent) = Power(matrix, n / 2);
        var whole = Product(half, half);
        exponent *= 2;
        if (n % 2 == 1)
            whole = Product(matrix, whole);
        var middle = whole.GetLength(0) / 2;
        if (whole[middle, middle] <= 1e140)
            return (whole, exponent);
        for (var i = 0; i < whole.GetLength(0); i++)
        {
            for (var j = 0; j < whole.GetLength(0); j++)
                whole[i, j] *= 1e-140;
        }
        return (whole, exponent + 140);
    }

    private static double[,] Product(double[,] left, double[,] right)
    {
        var size = left.GetLength(0);
        var result = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < size; k++)
            {
                var factor = left[i, k];
                if (factor == 0)
                    continue;
                for (var j = 0; j < size; j++)
                    result[i, j] += factor * right[k, j];
            }
        }
        return result;
    }
}
