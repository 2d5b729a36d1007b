using MathNet.Numerics.Distributions;

namespace ModelWatch.Statistics.Inference;

/// <summary>Quantiles of Student's law, for means of few rows.</summary>
internal static class StudentQuantile
{
    private const double Few = 30;

    /// <summary>The two-sided quantile of a level: exact below 30 degrees of freedom, above by the expansion of Fisher and Cornish (within 1e-6).</summary>
    public static double TwoSided(double level, double freedom)
    {
        if (freedom < Few)
            return StudentT.InvCDF(0, 1, Math.Max(freedom, 0.5), 0.5 + level / 2);
        double z = Proportion.Z(level), square = z * z;
        var first = z * (square + 1) / 4;
        var second = z * (5 * square * square + 16 * square + 3) / 96;
        var third = z * (3 * square * square * square + 19 * square * square + 17 * square - 15) / 384;
        return z + (first + (second + third / freedom) / freedom) / freedom;
    }
}
