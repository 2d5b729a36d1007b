using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Calibration;

/// <summary>The Brier score and its parts. Pure functions, thread safe.</summary>
public static class Brier
{
    /// <summary>Mean (p - y)^2, in [0, 1], with Student's 95 % interval of a mean; absent without rows.</summary>
    /// <param name="rows">The rows.</param>
    public static Figure Score(ScoredRows rows)
    {
        var mean = new WeightedMean();
        Span<double> block = stackalloc double[WeightedMean.Block];
        for (var from = 0; from < rows.Rows; from += block.Length)
        {
            var scores = rows.Scores[from..Math.Min(rows.Rows, from + block.Length)];
            var outcomes = rows.Outcomes.Slice(from, scores.Length);
            for (var i = 0; i < scores.Length; i++)
            {
                var gap = scores[i] - (outcomes[i] ? 1 : 0);
                block[i] = gap * gap;
            }
            mean.AddAll(block[..scores.Length], rows.IsWeighted ? rows.Weights.Slice(from, scores.Length) : default);
        }
        return mean.Figure();
    }

    /// <summary>1 - score / (rate (1 - rate)), at most 1; absent without rows or with one class.</summary>
    /// <param name="rows">The rows.</param>
    public static Figure Skill(ScoredRows rows)
    {
        if (rows.OneClass is { } why)
            return Figure.Absent(why);
        var rate = rows.Positive / rows.Weight;
        return Score(rows) is { Value: { } score } ? Figure.Of(1 - score / (rate * (1 - rate))) : Figure.Absent("no rows");
    }

    /// <summary>
    /// Murphy's parts over equal-width bins, with the within-bin term of Stephenson (2008):
    /// score = reliability - resolution + uncertainty + within. All absent without rows.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="bins">Number of bins.</param>
    public static MurphyParts Murphy(ScoredRows rows, int bins = 10)
    {
        if (Score(rows).Value is not { } score)
            return new MurphyParts(Figure.Absent("no rows"), Figure.Absent("no rows"), Figure.Absent("no rows"), Figure.Absent("no rows"));
        var rate = rows.Positive / rows.Weight;
        double reliability = 0, resolution = 0;
        foreach (var bin in CalibrationBins.ByWidth(rows, bins))
        {
            var share = bin.Weight / rows.Weight;
            var frequency = bin.Positive / bin.Weight;
            reliability += share * bin.Gap * bin.Gap;
            resolution += share * (frequency - rate) * (frequency - rate);
        }
        var uncertainty = rate * (1 - rate);
        return new MurphyParts(
            Figure.Of(reliability), Figure.Of(resolution), Figure.Of(uncertainty), Figure.Of(score - (reliability - resolution + uncertainty)));
    }
}
