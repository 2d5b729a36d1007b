using MathNet.Numerics;

namespace ModelWatch.Statistics.Inference;

/// <summary>Quantiles of the gamma law with scale 1, by bisection on the regularised incomplete gamma function: slow, safe, to the last digits.</summary>
internal static class GammaQuantile
{
    public static double Of(double shape, double probability)
    {
        double low = 0, high = shape + 10;
        while (SpecialFunctions.GammaLowerRegularized(shape, high) < probability)
            high *= 2;
        for (var i = 0; i < 200 && high - low > 1e-15 * high; i++)
        {
            var middle = (low + high) / 2;
            if (SpecialFunctions.GammaLowerRegularized(shape, middle) < probability)
                low = middle;
            else
                high = middle;
        }
        return (low + high) / 2;
    }

    /// <summary>The quantile of chi-square with that many degrees of freedom.</summary>
    public static double ChiSquare(double degrees, double probability) => 2 * Of(degrees / 2, probability);
}
