using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Calibration;

/// <summary>
/// The joint likelihood ratio test that the recalibration line of <see cref="CalibrationSlope"/> has intercept 0 and slope 1 (Cox 1958).
/// Pure functions, thread safe.
/// </summary>
public static class RecalibrationTest
{
    /// <summary>
    /// 2 (log likelihood of the fit - that of the scores), 0 or more, chi-square with 2 degrees of freedom when calibrated; absent where the
    /// fit is. With sampling weights the likelihood counts the effective rows.
    /// </summary>
    /// <param name="rows">The rows.</param>
    public static Figure Statistic(ScoredRows rows)
    {
        var fit = CalibrationSlope.Of(rows);
        if (fit.Slope.Value is not { } slope || fit.Intercept.Value is not { } intercept)
            return Figure.Absent(fit.Slope.Why ?? fit.Intercept.Why!);
        var logits = new double[rows.Rows];
        for (var i = 0; i < logits.Length; i++)
        {
            var p = Math.Clamp(rows.Scores[i], LogLoss.Clip, 1 - LogLoss.Clip);
            logits[i] = Math.Log(p / (1 - p));
        }
        var gain = new LogisticPoint(rows, logits, intercept, slope).LogLikelihood - new LogisticPoint(rows, logits, 0, 1).LogLikelihood;
        return Figure.Of(Math.Max(0, 2 * gain * rows.Trust));
    }

    /// <summary>The upper tail of the chi-square law with 2 degrees of freedom, exp(-x / 2).</summary>
    /// <param name="statistic">The statistic.</param>
    public static Figure PValue(Figure statistic) => statistic.Select(x => Math.Exp(GammaTail.LogChiSquare(x, 2)));
}
