using MathNet.Numerics;

namespace ModelWatch.Statistics.Numerics;

/// <summary>
/// Quantiles of the beta law to the last digits: Newton's steps on the logarithm of the nearer tail, which is concave, so that they come to the
/// root from one side; each stays inside a bracket that only shrinks, and halves it where it would leave.
/// </summary>
internal static class BetaQuantile
{
    public static double Of(double a, double b, double probability)
    {
        var lower = probability <= 0.5;
        var target = Math.Log(lower ? probability : 1 - probability);
        var logBeta = SpecialFunctions.GammaLn(a) + SpecialFunctions.GammaLn(b) - SpecialFunctions.GammaLn(a + b);
        double low = 0, high = 1, x = Start(a, b, probability), before = double.PositiveInfinity;
        for (var i = 0; i < 300 && high - low > 1e-16 * high; i++)
        {
            var tail = lower ? SpecialFunctions.BetaRegularized(a, b, x) : SpecialFunctions.BetaRegularized(b, a, 1 - x);
            var gap = Math.Log(tail) - target;
            if (lower == gap < 0)
                low = x;
            else
                high = x;
            var step = gap * tail / Math.Exp((a - 1) * Math.Log(x) + (b - 1) * Math.Log(1 - x) - logBeta);
            var next = lower ? x - step : x + step;
            if (!(next > low && next < high))
                next = Math.Abs(step) <= 1e-15 * x ? x : (low + high) / 2;
            // Steps of rounding size that no longer shrink are noise of the tail.
            var moved = Math.Abs(next - x);
            if (moved <= 2e-16 * x || (moved <= 1e-12 * x && moved >= before / 2))
                return next;
            (x, before) = (next, moved);
        }
        return x;
    }

    // The normal law with the mean and variance of the beta law, where that lies well inside (0, 1).
    private static double Start(double a, double b, double probability)
    {
        double mean = a / (a + b), deviation = Math.Sqrt(mean * (1 - mean) / (a + b + 1));
        var guess = mean + deviation * MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Math.Clamp(probability, 1e-300, 1 - 1e-16));
        return guess > mean / 1000 && guess < 1 - (1 - mean) / 1000 ? guess : mean;
    }
}
