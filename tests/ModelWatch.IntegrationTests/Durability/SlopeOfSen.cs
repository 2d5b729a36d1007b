namespace ModelWatch.IntegrationTests.Durability;

/// <summary>Theil-Sen: the median of the slopes between all pairs of equally spaced values, and its lower bound at 99 % (Kendall's variance, ties left out).</summary>
internal static class SlopeOfSen
{
    private const double Z = 2.326;

    /// <summary>Per step. At least two values.</summary>
    public static (double Median, double Lower) Of(IReadOnlyList<double> values)
    {
        var slopes = new List<double>();
        for (var later = 1; later < values.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
                slopes.Add((values[later] - values[earlier]) / (later - earlier));
        }

        slopes.Sort();
        var n = (double)values.Count;
        var half = Z * Math.Sqrt(n * (n - 1) * ((2 * n) + 5) / 18);
        var lower = (int)Math.Clamp(Math.Floor((slopes.Count - half) / 2), 0, slopes.Count - 1);
        return (slopes[slopes.Count / 2], slopes[lower]);
    }
}
