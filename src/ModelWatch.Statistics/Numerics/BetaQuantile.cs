using MathNet.Numerics;

namespace ModelWatch.Statistics.Numerics;

/// <summary>Quantiles of the beta law by bisection on the regularised incomplete beta function: slow, safe, to the last digits.</summary>
internal static class BetaQuantile
{
    public static double Of(double a, double b, double probability)
    {
        double low = 0, high = 1;
        for (var i = 0; i < 200 && high - low > 1e-16 * high; i++)
        {
            var middle = (low + high) / 2;
            if (SpecialFunctions.BetaRegularized(a, b, middle) < probability)
                low = middle;
            else
                high = middle;
        }
        return (low + high) / 2;
    }
}
