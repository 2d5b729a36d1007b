namespace ModelWatch.Statistics.Inference;

/// <summary>
/// Means of rows that were kept, or labelled, with known chances: each counts 1 / chance. Intervals speak of the process the rows come from, not of
/// the window alone. Pure functions, thread safe.
/// </summary>
public static class InverseProbability
{
    /// <summary>
    /// Mean over all rows, sum of x / chance over the kept rows / N (Horvitz and Thompson 1952): unbiased, and unsteady when the number kept varies.
    /// The interval is Student's with the variance of the N terms, 0 for the rows not kept. Absent without rows or with a chance outside (0, 1].
    /// </summary>
    /// <param name="values">The kept values, finite.</param>
    /// <param name="chances">The chance of each to be kept, in (0, 1].</param>
    /// <param name="population">N, all rows, at least the number kept.</param>
    /// <param name="level">In (0, 1).</param>
    /// <exception cref="ArgumentException">Values and chances differ in length.</exception>
    public static Figure HorvitzThompson(
        IReadOnlyList<double> values, IReadOnlyList<double> chances, long population, double level = Proportion.Level)
    {
        if (Why(values, chances) is { } why)
            return Figure.Absent(why);
        if (population < values.Count)
            return Figure.Absent("all rows are at least the kept ones");
        if (population == 0)
            return Figure.Absent("no rows");
        var terms = values.Zip(chances, (x, chance) => x / chance).ToArray();
        var mean = terms.Sum() / population;
        var squares = terms.Sum(term => (term - mean) * (term - mean)) + (population - terms.Length) * mean * mean;
        return NormalMean.Of(mean, population > 1 ? squares / (population - 1) : 0, population, level);
    }

    /// <summary>
    /// Mean with the weights normalised, sum (x / chance) / sum (1 / chance) (Hajek 1971), by linearisation SE^2 = n / (n - 1) * sum ((x - mean) /
    /// chance)^2 / (sum 1 / chance)^2. Absent without kept rows or with a chance outside (0, 1]; without an interval for one row.
    /// </summary>
    /// <param name="values">The kept values, finite.</param>
    /// <param name="chances">The chance of each to be kept, in (0, 1].</param>
    /// <param name="level">In (0, 1).</param>
    /// <exception cref="ArgumentException">Values and chances differ in length.</exception>
    public static Figure Hajek(IReadOnlyList<double> values, IReadOnlyList<double> chances, double level = Proportion.Level)
    {
        if (Why(values, chances) is { } why)
            return Figure.Absent(why);
        if (values.Count == 0)
            return Figure.Absent("no kept rows");
        double total = chances.Sum(chance => 1 / chance), n = values.Count;
        var mean = values.Zip(chances, (x, chance) => x / chance).Sum() / total;
        var squares = values.Zip(chances, (x, chance) => (x - mean) / chance).Sum(term => term * term);
        return NormalMean.Of(mean, n > 1 ? n * n / (n - 1) * squares / (total * total) : 0, n, level);
    }

    private static string? Why(IReadOnlyList<double> values, IReadOnlyList<double> chances)
    {
        if (values.Count != chances.Count)
            throw new ArgumentException("Every value has a chance.", nameof(chances));
        return !chances.All(chance => chance is > 0 and <= 1) ? "a chance lies in (0, 1]"
            : !values.All(double.IsFinite) ? "a value is not finite"
            : null;
    }
}
