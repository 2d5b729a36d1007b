using ModelWatch.Statistics.Inference;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.Statistics.Calibration;

/// <summary>
/// The interval of the expected calibration error by inversion. The plug-in error is biased upwards, most where the truth is 0, so it is
/// compared with what it would be if the true gaps were of a given shape times a size: the sizes for which the observed error lies between
/// the 2 % and 98 % quantiles. The noise of a gap is normal with the binomial variance of its bin.
/// </summary>
internal static class GapBootstrap
{
    // A little beyond 2.5 %: the shape of the true gaps is not known, and the widest of two shapes is taken at each end.
    private const double Tail = 0.02;
    private const int Draws = 200;
    private const int Halvings = 25;

    public static Figure Interval(Figure figure, IReadOnlyList<CalibrationBin> parts, Random random)
    {
        var value = figure.Value!.Value;
        var total = parts.Sum(p => p.Weight);
        double[] shares = [.. parts.Select(p => p.Weight / total)], noise = [.. parts.Select(Deviation)];
        double[] gaps = [.. parts.Select(p => Math.Abs(p.Gap))];
        double[] sure = [.. gaps.Select((g, b) => g > 2 * noise[b] ? g : 0)];
        var draws = new double[Draws][];
        for (var d = 0; d < Draws; d++)
            draws[d] = [.. noise.Select(n => n * NormalDraw(random))];
        double Size(double[] shape, double probability) => Solve(value, shape, shares, draws, probability);
        var lower = Size(gaps, 1 - Tail);
        if (sure.Any(g => g > 0))
            lower = Math.Min(lower, Size(sure, 1 - Tail));
        var upper = Math.Max(Size(gaps, Tail), Size(noise, Tail));
        return figure.Within(Math.Min(value, lower), Math.Min(1, Math.Max(value, upper)), Proportion.Level);
    }

    /// <summary>The error of the shape at the size where the quantile of the observed error reaches the value; 0 when it is beyond at once.</summary>
    private static double Solve(double value, double[] shape, double[] shares, double[][] draws, double probability)
    {
        double low = 0, high = 1;
        if (!(shape.Max() > 0) || Quantile(0, shape, shares, draws, probability) >= value)
            return 0;
        while (high < 1e6 && Quantile(high, shape, shares, draws, probability) < value)
            high *= 2;
        for (var step = 0; step < Halvings; step++)
        {
            var middle = (low + high) / 2;
            if (Quantile(middle, shape, shares, draws, probability) < value)
                low = middle;
            else
                high = middle;
        }
        return high * shape.Zip(shares, (g, s) => g * s).Sum();
    }

    private static double Quantile(double size, double[] shape, double[] shares, double[][] draws, double probability)
    {
        var errors = new double[draws.Length];
        for (var d = 0; d < draws.Length; d++)
        {
            for (var b = 0; b < shape.Length; b++)
                errors[d] += shares[b] * Math.Abs(size * shape[b] + draws[d][b]);
        }
        Array.Sort(errors);
        return Percentile.Linear(errors, probability);
    }

    // Variance of a bin's gap by the Agresti-Coull frequency, so that a pure bin is not taken as certain.
    private static double Deviation(CalibrationBin bin)
    {
        var frequency = (bin.Positive + 2) / (bin.Weight + 4);
        return Math.Sqrt(frequency * (1 - frequency) / (bin.Weight + 4));
    }

    private static double NormalDraw(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
