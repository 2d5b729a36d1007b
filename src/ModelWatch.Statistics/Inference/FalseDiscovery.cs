namespace ModelWatch.Statistics.Inference;

/// <summary>Many tests at once (Benjamini and Hochberg 1995). For tables; alarms go through the budget. Pure functions, thread safe.</summary>
public static class FalseDiscovery
{
    /// <summary>
    /// Adjusted p values in the given order, min over larger ranks of p m / rank, at most 1: reading those at most q as found keeps the expected share
    /// of false ones at q. A p that is absent stays so and does not count in m; one outside [0, 1] becomes absent.
    /// </summary>
    /// <param name="pValues">The p values.</param>
    public static IReadOnlyList<Figure> Adjust(IReadOnlyList<Figure> pValues)
    {
        var adjusted = pValues.Select(p => p.Value is null or (>= 0 and <= 1) ? p : Figure.Absent("a p value lies in [0, 1]")).ToArray();
        var order = Enumerable.Range(0, adjusted.Length).Where(i => adjusted[i].IsPresent).OrderByDescending(i => adjusted[i].Value).ToArray();
        var least = 1.0;
        for (var i = 0; i < order.Length; i++)
        {
            least = Math.Min(least, adjusted[order[i]].Value!.Value * order.Length / (order.Length - i));
            adjusted[order[i]] = Figure.Of(least);
        }
        return adjusted;
    }

    /// <summary>The same of plain numbers; NaN is an absent p.</summary>
    /// <param name="pValues">The p values.</param>
    public static IReadOnlyList<Figure> Adjust(IReadOnlyList<double> pValues) =>
        Adjust([.. pValues.Select(p => double.IsNaN(p) ? Figure.Absent("no p value") : Figure.Of(p))]);
}
