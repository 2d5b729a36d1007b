using ModelWatch.Statistics.Inference;

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

    public static Figure Interval(Figure figure, IReadOnlyList<CalibrationBin> parts, Random random)
    {
        var value = figure.Value!.Value;
        var total = parts.Sum(p => p.Weight);
        double[] shares = [.. parts.Select(p => p.Weight / total)], noise = [.. parts.Select(Deviation)];
        double[] gaps = [.. parts.Select(p => Math.Abs(p.Gap))];
        double[] sure = [.. gaps.Select((g, b) => g > 2 * noise[b] ? g : 0)];
        var errors = new NoisyErrors(shares, noise, random);
        var lower = Size(gaps, 1 - Tail);
        if (sure.Any(g => g > 0))
            lower = Math.Min(lower, Size(sure, 1 - Tail));
        var upper = Math.Max(Size(gaps, Tail), Size(noise, Tail));
        return figure.Within(Math.Min(value, lower), Math.Min(1, Math.Max(value, upper)), Proportion.Level);

        double Size(double[] shape, double probability) =>
            shape.Max() > 0 ? Root(size => errors.Quantile(size, shape, probability) - value) * shape.Zip(shares, (g, s) => g * s).Sum() : 0;
    }

    /// <summary>Where a rising function comes to 0: the false position with halved ends (Illinois); 0 when it is beyond at once.</summary>
    private static double Root(Func<double, double> above)
    {
        double low = 0, high = 1, atLow = above(0);
        if (atLow >= 0)
            return 0;
        var atHigh = above(1);
        while (high < 1e6 && atHigh < 0)
            (low, atLow, high, atHigh) = (high, atHigh, 2 * high, above(2 * high));
        var last = 0;
        for (var step = 0; step < 60 && atHigh > 0 && high - low > 1e-8 * high; step++)
        {
            var middle = low + (high - low) * (atLow / (atLow - atHigh));
            var gap = above(middle);
            if (Math.Abs(gap) <= 1e-10)
                return middle;
            if (gap < 0)
            {
                (low, atLow, atHigh) = (middle, gap, last < 0 ? atHigh / 2 : atHigh);
                last = -1;
            }
            else
            {
                (high, atHigh, atLow) = (middle, gap, last > 0 ? atLow / 2 : atLow);
                last = 1;
            }
        }
        return high;
    }

    // Variance of a bin's gap by the Agresti-Coull frequency, so that a pure bin is not taken as certain.
    private static double Deviation(CalibrationBin bin)
    {
        var frequency = (bin.Positive + 2) / (bin.Weight + 4);
        return Math.Sqrt(frequency * (1 - frequency) / (bin.Weight + 4));
    }
}
