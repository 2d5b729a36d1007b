namespace ModelWatch.Statistics.Inference;

/// <summary>How much a sample has not seen (Good 1953). Pure functions, thread safe.</summary>
public static class GoodTuring
{
    /// <summary>
    /// The chance that the next row has a category not seen yet, f1 / N, with f1 the categories seen once and f2 those seen twice; interval by Esty
    /// (1983), +- z sqrt(f1 (1 - f1 / N) + 2 f2) / N, cut to [0, 1]. Absent without rows; without an interval when no category was seen once or
    /// twice, or all were seen once (the sample then says nothing of the rest).
    /// </summary>
    /// <param name="counts">Rows of each category; those not above 0 are left out. Whole rows: weights have no meaning here.</param>
    /// <param name="level">In (0, 1).</param>
    public static Figure UnseenMass(IReadOnlyList<long> counts, double level = Proportion.Level)
    {
        double n = counts.Where(count => count > 0).Sum(), once = counts.Count(count => count == 1), twice = counts.Count(count => count == 2);
        if (n == 0)
            return Figure.Absent("no rows");
        var mass = once / n;
        var figure = Figure.Of(mass);
        if (once + twice == 0 || once == n)
            return figure;
        var half = Proportion.Z(level) * Math.Sqrt(once * (1 - mass) + 2 * twice) / n;
        return figure.Within(Math.Max(0, mass - half), Math.Min(1, mass + half), level);
    }
}
