using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Calibration;

/// <summary>
/// The reliability diagram over equal-width bins: mean probability against frequency, with the Wilson interval of the frequency and the
/// consistency bars of Broecker and Smith (2007), the 5 % and 95 % quantiles of the frequency if the scores are right. Pure, thread safe.
/// </summary>
public static class ReliabilityDiagram
{
    private const double Tail = 0.05;

    /// <summary>
    /// A point for each bin that has rows; empty without rows. Sampling weights move the mean and the frequency; the bars are those of the
    /// effective number of rows of the bin, rounded.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="bins">Number of bins, 1 or more.</param>
    public static IReadOnlyList<ReliabilityPoint> Of(ScoredRows rows, int bins = 10)
    {
        var members = new List<int>[bins];
        for (var i = 0; i < rows.Rows; i++)
            (members[Math.Min(bins - 1, (int)(rows.Scores[i] * bins))] ??= []).Add(i);
        var points = new List<ReliabilityPoint>();
        foreach (var bin in CalibrationBins.ByWidth(rows, bins))
            points.Add(Point(rows, bin, members[bin.Bin]));
        return points;
    }

    private static ReliabilityPoint Point(ScoredRows rows, CalibrationBin bin, List<int> members)
    {
        double squares = 0;
        var scores = new double[members.Count];
        for (var m = 0; m < scores.Length; m++)
        {
            scores[m] = rows.Scores[members[m]];
            squares += rows.Weights[members[m]] * rows.Weights[members[m]];
        }
        var trust = bin.Weight / squares;
        var trials = Math.Max(1, (int)Math.Round(bin.Weight * trust));
        var mean = Math.Clamp(bin.MeanScore, 0, 1);
        var equal = rows.Weight == rows.Rows;
        (double, double) binomial = (
            CountQuantile.Binomial(trials, mean, Tail) / (double)trials, CountQuantile.Binomial(trials, mean, 1 - Tail) / (double)trials);
        (double, double) exact = equal
            ? (CountQuantile.PoissonBinomial(scores, Tail) / (double)trials, CountQuantile.PoissonBinomial(scores, 1 - Tail) / (double)trials)
            : binomial;
        return new ReliabilityPoint(bin.Bin, bin.Rows, bin.MeanScore, Proportion.Weighted(bin.Positive, bin.Weight, trust), binomial, exact);
    }
}
