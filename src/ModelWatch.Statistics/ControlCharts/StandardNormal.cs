using MathNet.Numerics;

namespace ModelWatch.Statistics.ControlCharts;

/// <summary>Density, distribution function and quantile of the standard normal law, accurate in the far lower tail.</summary>
internal static class StandardNormal
{
    public static double Density(double x) => Math.Exp(-x * x / 2) * 0.3989422804014327;

    public static double Below(double x) => SpecialFunctions.Erfc(-x / Math.Sqrt(2)) / 2;

    /// <summary>The x with <see cref="Below"/>(x) = p, p in (0, 1).</summary>
    public static double Quantile(double p) => -Math.Sqrt(2) * SpecialFunctions.ErfcInv(2 * p);
}
