namespace ModelWatch.Statistics.Calibration;

/// <summary>The sums of one bin of scores.</summary>
/// <param name="Bin">Number of the bin, from 0.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Weight">Sum of weights.</param>
/// <param name="Score">Weighted sum of probabilities.</param>
/// <param name="Positive">Weight of rows with the event.</param>
public readonly record struct CalibrationBin(int Bin, long Rows, double Weight, double Score, double Positive)
{
    /// <summary>Mean probability, in [0, 1]; only for a bin with weight.</summary>
    public double MeanScore => Score / Weight;

    /// <summary>Observed frequency with its Wilson interval.</summary>
    public Figure Frequency => Inference.Proportion.Wilson(Math.Min(Positive, Weight), Weight);

    internal double Gap => (Score - Positive) / Weight;
}
