using System.Numerics;
using System.Runtime.InteropServices;
using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Numerics;

/// <summary>Weighted mean and variance of losses a row, with the normal interval of the mean.</summary>
internal struct WeightedMean
{
    /// <summary>How many losses are best handed over at once.</summary>
    public const int Block = 512;

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

    /// <summary>Adds many losses: as one group (Chan, Golub, LeVeque 1979) when each has weight 1, which an empty list of weights means.</summary>
    public void AddAll(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        for (var i = 0; i < weights.Length; i++)
            Add(values[i], weights[i]);
        if (!weights.IsEmpty || values.IsEmpty)
            return;
        double n = values.Length, centre = Sum(values) / n, total = weight + n, gap = centre - mean;
        squares += Squares(values, centre) + gap * gap * (weight * n / total);
        mean += gap * (n / total);
        weightSquares += n;
        weight = total;
    }

    /// <summary>Weight w counts as w repetitions in the figure; sampling weights widen the interval through the effective n.</summary>
    public readonly Figure Figure()
    {
        if (weight <= 0)
            return Statistics.Figure.Absent("no rows");
        var effective = weight * weight / weightSquares;
        return NormalMean.Of(mean, effective > 1 ? squares / weight * effective / (effective - 1) : 0, effective);
    }

    // Lanes of a vector are summed side by side: the processor need not wait for one addition before the next.
    private static double Sum(ReadOnlySpan<double> values)
    {
        var sums = Vector<double>.Zero;
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(values);
        foreach (var lane in lanes)
            sums += lane;
        var sum = Vector.Sum(sums);
        foreach (var value in values[(lanes.Length * Vector<double>.Count)..])
            sum += value;
        return sum;
    }

    private static double Squares(ReadOnlySpan<double> values, double centre)
    {
        var sums = Vector<double>.Zero;
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(values);
        foreach (var lane in lanes)
            sums += (lane - new Vector<double>(centre)) * (lane - new Vector<double>(centre));
        var sum = Vector.Sum(sums);
        foreach (var value in values[(lanes.Length * Vector<double>.Count)..])
            sum += (value - centre) * (value - centre);
        return sum;
    }
}
