namespace ModelWatch.Statistics.Inference;

/// <summary>
/// The law of a delay when some have not ended yet (Kaplan and Meier 1958): labels that have not come are censored at their age. Intervals by
/// Greenwood's variance on the scale ln(-ln S). Immutable, thread safe.
/// </summary>
public sealed class KaplanMeier
{
    private const string NoRows = "no rows";
    private readonly double[] times;
    private readonly double[] survival;
    private readonly double[] variance;
    private readonly double longest;

    private KaplanMeier(double[] times, double[] survival, double[] variance, double longest)
    {
        this.times = times;
        this.survival = survival;
        this.variance = variance;
        this.longest = longest;
    }

    /// <summary>The longest delay or age seen; null without rows. Beyond it nothing is known.</summary>
    public double? Longest => double.IsFinite(longest) ? longest : null;

    /// <summary>Estimates the law. Rows without weight, or with a delay below 0 or not finite, are left out.</summary>
    /// <param name="delays">The delay of a label that came, else its age so far; 0 or more, in any unit.</param>
    /// <param name="ended">Whether the label came.</param>
    /// <param name="weights">Weights, 0 or more; null for 1 each. Weight w is w repetitions; interval widths use the effective number of rows.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static KaplanMeier From(IReadOnlyList<double> delays, IReadOnlyList<bool> ended, IReadOnlyList<double>? weights = null)
    {
        if (delays.Count != ended.Count || (weights is not null && weights.Count != delays.Count))
            throw new ArgumentException("Every delay has an end and a weight.", nameof(ended));
        var rows = Enumerable.Range(0, delays.Count).Select(i => (Delay: delays[i], Ended: ended[i], Weight: weights?[i] ?? 1))
            .Where(row => row.Weight > 0 && double.IsFinite(row.Weight) && row.Delay >= 0 && double.IsFinite(row.Delay)).OrderBy(row => row.Delay).ToArray();
        double total = rows.Sum(row => row.Weight), trust = total / rows.Sum(row => row.Weight * row.Weight);
        List<double> times = [], survival = [], variance = [];
        double left = total, now = 1, spread = 0;
        foreach (var group in rows.GroupBy(row => row.Delay))
        {
            var events = group.Where(row => row.Ended).Sum(row => row.Weight);
            if (events > 0)
            {
                // Rounding of weighted sums must not leave a remnant when the last rows end together.
                var none = left - events <= 1e-12 * total;
                now *= none ? 0 : 1 - events / left;
                spread += none ? double.PositiveInfinity : events / (left * (left - events) * trust);
                times.Add(group.Key);
                survival.Add(now);
                variance.Add(spread);
            }
            left -= group.Sum(row => row.Weight);
        }
        return new KaplanMeier([.. times], [.. survival], [.. variance], rows.Length == 0 ? double.NaN : rows[^1].Delay);
    }

    /// <summary>The share of delays longer than an age, in [0, 1]; absent without rows, or beyond the longest age while some have not ended. At 0 and 1 there is no interval.</summary>
    /// <param name="age">In the unit of the delays.</param>
    /// <param name="level">In (0, 1).</param>
    public Figure Longer(double age, double level = Proportion.Level)
    {
        if (Why(age) is { } why)
            return Figure.Absent(why);
        var step = Step(age);
        if (step < 0)
            return Figure.Of(1);
        var (lower, upper) = Ends(step, level);
        return Figure.Of(survival[step]).Within(lower, upper, level);
    }

    /// <summary>The share of delays that ended by an age, 1 - <see cref="Longer"/>, with its interval.</summary>
    /// <param name="age">In the unit of the delays.</param>
    /// <param name="level">In (0, 1).</param>
    public Figure Arrived(double age, double level = Proportion.Level)
    {
        var longer = Longer(age, level);
        return longer is { Lower: { } lower, Upper: { } upper }
            ? Figure.Of(1 - longer.Value!.Value).Within(1 - upper, 1 - lower, level)
            : longer.Select(share => 1 - share);
    }

    /// <summary>
    /// The smallest delay by which a share has ended; absent when so many have not ended yet. Its interval holds the delays at which the interval of
    /// the law contains the share (Brookmeyer and Crowley 1982); none when an end is not reached.
    /// </summary>
    /// <param name="share">In (0, 1), such as 0.95.</param>
    /// <param name="level">In (0, 1).</param>
    public Figure Quantile(double share, double level = Proportion.Level)
    {
        if (!(share > 0 && share < 1))
            return Figure.Absent("a share lies in (0, 1)");
        if (times.Length == 0)
            return Figure.Absent(Longest is null ? NoRows : "nothing has ended yet");
        // A hair of slack: 1 - 0.9 must find the step at 0.1.
        var rest = 1 - share + 1e-12;
        var at = Array.FindIndex(survival, s => s <= rest);
        if (at < 0)
            return Figure.Absent("too many have not ended yet");
        int first = First(step => Ends(step, level).Lower <= rest), last = First(step => Ends(step, level).Upper <= rest);
        return first < 0 || last < 0 ? Figure.Of(times[at]) : Figure.Of(times[at]).Within(times[first], times[last], level);
    }

    private int First(Predicate<int> holds)
    {
        for (var step = 0; step < times.Length; step++)
        {
            if (holds(step))
                return step;
        }
        return -1;
    }

    private int Step(double age)
    {
        var at = Array.BinarySearch(times, age);
        return at >= 0 ? at : ~at - 1;
    }

    private (double Lower, double Upper) Ends(int step, double level)
    {
        var s = survival[step];
        if (s is 0 or 1)
            return (double.NaN, double.NaN);
        var half = Proportion.Z(level) * Math.Sqrt(variance[step]) / Math.Log(s);
        return (Math.Pow(s, Math.Exp(-half)), Math.Pow(s, Math.Exp(half)));
    }

    private string? Why(double age) =>
        Longest is null ? NoRows
        : !(age >= 0) ? "an age is 0 or more"
        : age > longest && (survival.Length == 0 || survival[^1] > 0) ? "beyond the longest age seen"
        : null;
}
