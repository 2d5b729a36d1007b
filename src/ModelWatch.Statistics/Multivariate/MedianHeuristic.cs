namespace ModelWatch.Statistics.Multivariate;

/// <summary>
/// The median of the pairwise distances of the pooled rows: the usual width of a Gaussian kernel (Gretton et al. 2012). A width is a choice,
/// not an estimate: weights are not used.
/// </summary>
public static class MedianHeuristic
{
    /// <summary>More pooled rows than this are thinned to as many, evenly spaced: two million distances.</summary>
    public const int LargestSample = 2000;

    /// <summary>
    /// The median over all pairs i &lt; j (the mean of the two middle ones for an even number), in the unit of the vectors. Absent for
    /// fewer than two rows and when the median is 0, as for constant rows.
    /// </summary>
    /// <param name="pooled">The rows.</param>
    public static Figure Sigma(VectorSample pooled)
    {
        ArgumentNullException.ThrowIfNull(pooled);
        if (pooled.Rows < 2)
            return Figure.Absent("fewer than two vectors");
        var rows = pooled.Thinned(LargestSample);
        var distances = new double[rows.Rows * (rows.Rows - 1) / 2];
        var at = 0;
        for (var i = 0; i < rows.Rows; i++)
        {
            for (var j = i + 1; j < rows.Rows; j++)
                distances[at++] = rows.Distance(i, j);
        }
        Array.Sort(distances);
        var median = (distances[(at - 1) / 2] + distances[at / 2]) / 2;
        return median > 0 ? Figure.Of(median) : Figure.Absent("the median distance is 0");
    }

    /// <summary>The same of the rows of two samples of one dimension together.</summary>
    /// <param name="reference">Reference rows.</param>
    /// <param name="current">Current rows.</param>
    public static Figure Sigma(VectorSample reference, VectorSample current) =>
        VectorSample.Why(reference, current) is { } why ? Figure.Absent(why) : Sigma(reference.With(current));
}
