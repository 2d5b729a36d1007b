using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Calibration;

/// <summary>Logarithmic loss in nats, 0 or more, probabilities clipped to [1e-15, 1 - 1e-15], with the normal 95 % interval of a mean.</summary>
public static class LogLoss
{
    internal const double Clip = 1e-15;

    /// <summary>Mean -ln of the probability given to what happened; absent without rows.</summary>
    /// <param name="rows">The rows.</param>
    public static Figure Of(ScoredRows rows)
    {
        var mean = new WeightedMean();
        for (var i = 0; i < rows.Rows; i++)
        {
            var p = Math.Clamp(rows.Scores[i], Clip, 1 - Clip);
            mean.Add(-Math.Log(rows.Outcomes[i] ? p : 1 - p), rows.Weights[i]);
        }
        return mean.Figure();
    }
}
