namespace ModelWatch.Statistics.Drift;

/// <summary>What is new, gone and how mixed among categories.</summary>
public static class CategoryShares
{
    /// <summary>Share of the current weight in categories that the reference never had, in [0, 1]; absent when either side is empty.</summary>
    /// <param name="counts">Counts over the union of categories.</param>
    public static Figure Unseen(PairedCounts counts)
    {
        if (counts.Why is { } why)
            return Figure.Absent(why);
        double sum = 0;
        for (var k = 0; k < counts.Length; k++)
            sum += counts.Reference[k] == 0 ? counts.Current[k] : 0;
        return Figure.Of(sum / counts.CurrentTotal);
    }

    /// <summary>Number of current categories that the reference never had; absent when either side is empty.</summary>
    /// <param name="counts">Counts over the union of categories.</param>
    public static Figure UnseenCategories(PairedCounts counts) => Count(counts, (m, n) => m == 0 && n > 0);

    /// <summary>Number of reference categories that are gone; absent when either side is empty.</summary>
    /// <param name="counts">Counts over the union of categories.</param>
    public static Figure VanishedCategories(PairedCounts counts) => Count(counts, (m, n) => m > 0 && n == 0);

    /// <summary>Shannon entropy of the current shares in nats, 0 or more; absent when the current side is empty.</summary>
    /// <param name="counts">Counts over the union of categories.</param>
    public static Figure Entropy(PairedCounts counts)
    {
        if (counts.CurrentTotal <= 0)
            return Figure.Absent(Reasons.NoCurrent);
        double sum = 0;
        for (var k = 0; k < counts.Length; k++)
        {
            var share = counts.CurrentShare(k);
            sum -= share == 0 ? 0 : share * Math.Log(share);
        }
        return Figure.Of(sum + 0.0);
    }

    private static Figure Count(PairedCounts counts, Func<double, double, bool> counted) =>
        counts.Why is { } why
            ? Figure.Absent(why)
            : Figure.Exact(Enumerable.Range(0, counts.Length).Count(k => counted(counts.Reference[k], counts.Current[k])));
}
