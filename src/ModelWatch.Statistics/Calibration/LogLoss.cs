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
        Span<double> block = stackalloc double[WeightedMean.Block];
        for (var from = 0; from < rows.Rows; from += block.Length)
        {
            var scores = rows.Scores[from..Math.Min(rows.Rows, from + block.Length)];
            var outcomes = rows.Outcomes.Slice(from, scores.Length);
            for (var i = 0; i < scores.Length; i++)
            {
                var p = Math.Clamp(scores[i], Clip, 1 - Clip);
                block[i] = -Math.Log(outcomes[i] ? p : 1 - p);
            }
            mean.AddAll(block[..scores.Length], rows.IsWeighted ? rows.Weights.Slice(from, scores.Length) : default);
        }
        return mean.Figure();
    }
}
