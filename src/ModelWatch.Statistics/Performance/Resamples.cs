using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Performance;

/// <summary>The percentile bootstrap over rows chosen by the caller: for checks against other programs. Pure functions, thread safe.</summary>
public static class Resamples
{
    /// <summary>
    /// The mean of the values with the 2.5 % and 97.5 % quantiles (linear between places) of the means of the resamples; absent without
    /// values or resamples.
    /// </summary>
    /// <param name="values">A value a row, finite: a loss, or 1 for right and 0 for wrong.</param>
    /// <param name="resamples">Row numbers of each resample, from 0; none empty.</param>
    /// <param name="level">In (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A row number is out of range.</exception>
    public static Figure Mean(IReadOnlyList<double> values, IReadOnlyList<IReadOnlyList<int>> resamples, double level = Proportion.Level)
    {
        if (values.Count == 0 || resamples.Count == 0)
            return Figure.Absent(values.Count == 0 ? "no rows" : "no resamples");
        var means = new double[resamples.Count];
        for (var r = 0; r < means.Length; r++)
        {
            foreach (var row in resamples[r])
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)values.Count, nameof(resamples));
                means[r] += values[row] / resamples[r].Count;
            }
        }
        Array.Sort(means);
        return Figure.Of(values.Average()).Within(Percentile.Linear(means, (1 - level) / 2), Percentile.Linear(means, (1 + level) / 2), level);
    }
}
