using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Performance;

/// <summary>A normal interval on the logit scale, so that it stays inside (0, 1).</summary>
internal static class LogitScale
{
    /// <summary>The figure with its interval; a value of 0 or 1, or without variance, stands alone unless it is certain.</summary>
    public static Figure Within(Figure figure, double variance, double level = Proportion.Level)
    {
        if (figure.Value is not { } value || !(variance >= 0))
            return figure;
        if (value <= 0 || value >= 1)
            return variance > 0 ? figure : figure.Within(value, value, level);
        var logit = Math.Log(value / (1 - value));
        var half = Proportion.Z(level) * Math.Sqrt(variance) / (value * (1 - value));
        return figure.Within(1 / (1 + Math.Exp(half - logit)), 1 / (1 + Math.Exp(-half - logit)), level);
    }
}
