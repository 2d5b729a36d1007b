namespace ModelWatch.Statistics.Calibration;

/// <summary>
/// How far the scores lie from their recalibrated values (Austin and Steyerberg 2019), the curve by pool-adjacent-violators instead of a
/// smoother: no span to choose, but biased upwards in small samples. Pure functions, thread safe.
/// </summary>
public static class CalibrationDistance
{
    /// <summary>Integrated calibration index, the weighted mean of |p - q|, in [0, 1]; absent without rows.</summary>
    /// <param name="rows">The rows.</param>
    public static Figure Index(ScoredRows rows)
    {
        var distances = Distances(rows);
        return distances.Count == 0 ? Figure.Absent("no rows") : Figure.Of(distances.Sum(d => d.Distance * d.Weight) / rows.Weight);
    }

    /// <summary>E50, E90 and so on: the inverted-CDF quantile of |p - q|, in [0, 1]; absent without rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="probability">0.5 for E50, 0.9 for E90; in (0, 1].</param>
    public static Figure Quantile(ScoredRows rows, double probability)
    {
        if (!(probability > 0 && probability <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies in (0, 1].");
        var distances = Distances(rows);
        distances.Sort();
        double sum = 0;
        foreach (var (distance, weight) in distances)
        {
            sum += weight;
            if (sum >= probability * rows.Weight * (1 - 1e-12))
                return Figure.Of(distance);
        }
        return Figure.Absent("no rows");
    }

    private static List<(double Distance, double Weight)> Distances(ScoredRows rows)
    {
        var curve = Corp.Of(rows).Recalibrated;
        var distances = new List<(double, double)>(rows.Rows);
        for (var i = 0; i < rows.Rows; i++)
            distances.Add((Math.Abs(rows.Scores[i] - curve[i]), rows.Weights[i]));
        return distances;
    }
}
