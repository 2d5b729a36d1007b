using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Calibration;

/// <summary>Spiegelhalter's test (1986): z = sum (y - p)(1 - 2p) / sqrt(sum (1 - 2p)^2 p (1 - p)), standard normal when calibrated.</summary>
public static class Spiegelhalter
{
    /// <summary>z; absent without rows or when every score is 0, 0.5 or 1. It does not see misfit near 0.5.</summary>
    /// <param name="rows">The rows.</param>
    public static Figure Z(ScoredRows rows)
    {
        if (rows.Rows == 0)
            return Figure.Absent("no rows");
        NeumaierSum top = new(), bottom = new();
        for (var i = 0; i < rows.Rows; i++)
        {
            var (p, w) = (rows.Scores[i], rows.Weights[i]);
            top.Add(w * ((rows.Outcomes[i] ? 1 : 0) - p) * (1 - 2 * p));
            bottom.Add(w * (1 - 2 * p) * (1 - 2 * p) * p * (1 - p));
        }
        return bottom.Value > 0 ? Figure.Of(top.Value / Math.Sqrt(bottom.Value)) : Figure.Absent("every score is 0, 0.5 or 1");
    }

    /// <summary>The two-sided normal p-value of z.</summary>
    /// <param name="z">The statistic.</param>
    public static Figure PValue(Figure z) => z.Select(GammaTail.NormalTwoSided);
}
