using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Numerics;

/// <summary>Weighted mean and variance of losses a row, with the normal interval of the mean.</summary>
internal struct WeightedMean
{
    private double mean;
    private double squares;
    private double weight;
    private double weightSquares;

    public readonly double Weight => weight;

    public readonly double Mean => mean;

    /// <summary>West's update (1979): one pass, no cancellation.</summary>
    public void Add(double value, double w)
    {
        if (w <= 0)
            return;
        weight += w;
        weightSquares += w * w;
        var gap = value - mean;
        mean += gap * (w / weight);
        squares += w * gap * (value - mean);
    }

    /// <summary>Weight w counts as w repetitions in the figure; sampling weights widen the interval through the effective n.</summary>
    public readonly Figure Figure()
    {
        if (weight <= 0)
            return Statistics.Figure.Absent("no rows");
        var effective = weight * weight / weightSquares;
        return NormalMean.Of(mean, effective > 1 ? squares / weight * effective / (effective - 1) : 0, effective);
    }
}
