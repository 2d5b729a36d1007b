using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.ControlCharts;

/// <summary>False alarms as a budget that the user sets: what charts cost, the run length each may have, and the alarms that came. Pure, thread safe.</summary>
public static class FalseAlarmBudget
{
    /// <summary>False alarms a day of a set of charts, sum of points a day / ARL0; absent when a load or a run length is not positive.</summary>
    /// <param name="loads">The charts; none cost 0.</param>
    /// <param name="inControl">ARL0 of each in points, 1 or more.</param>
    /// <exception cref="ArgumentException">Loads and run lengths differ in number.</exception>
    public static Figure PerDay(IReadOnlyList<ChartLoad> loads, IReadOnlyList<double> inControl)
    {
        if (loads.Count != inControl.Count)
            throw new ArgumentException("Every chart has a run length.", nameof(inControl));
        return !loads.All(load => load.IsValid) || !inControl.All(length => length >= 1)
            ? Figure.Absent("loads are above 0 and run lengths 1 or more")
            : Figure.Of(loads.Zip(inControl, (load, length) => load.PointsPerDay / length).Sum());
    }

    /// <summary>
    /// ARL0 of each chart so that all together alarm falsely as often as the budget allows: points a day / (budget * share / sum of shares). A chart
    /// whose part allows an alarm with every point is absent.
    /// </summary>
    /// <param name="alarmsPerDay">The budget, above 0; once a week is 1 / 7.</param>
    /// <param name="loads">The charts.</param>
    public static IReadOnlyList<Figure> Allot(double alarmsPerDay, IReadOnlyList<ChartLoad> loads)
    {
        var shares = loads.Sum(load => load.Share);
        return [.. loads.Select(load =>
        {
            if (!(alarmsPerDay > 0) || !double.IsFinite(alarmsPerDay) || !loads.All(other => other.IsValid))
                return Figure.Absent("a budget, a load and a share are above 0");
            var length = load.PointsPerDay / (alarmsPerDay * load.Share / shares);
            return length > 1 ? Figure.Of(length) : Figure.Absent("the budget allows an alarm with every point");
        })];
    }

    /// <summary>The 3-sigma rule's place: a Shewhart chart with a wanted ARL0, and its delay for a shift.</summary>
    /// <param name="inControl">ARL0 in points, from <see cref="Allot"/>.</param>
    /// <param name="load">The chart.</param>
    /// <param name="shift">The shift to see, in standard deviations.</param>
    public static ChartPromise Shewhart(Figure inControl, ChartLoad load, double shift) =>
        Promise(inControl, load, ShewhartRunLength.Width, width => ShewhartRunLength.Of(width, shift));

    /// <summary>An EWMA chart (asymptotic limits) with a wanted ARL0, and its delay for a shift.</summary>
    /// <param name="inControl">ARL0 in points, from <see cref="Allot"/>.</param>
    /// <param name="load">The chart.</param>
    /// <param name="shift">The shift to see, in standard deviations.</param>
    /// <param name="lambda">Weight of the newest point, in [0.005, 1].</param>
    public static ChartPromise Ewma(Figure inControl, ChartLoad load, double shift, double lambda = 0.1) =>
        Promise(inControl, load, wanted => EwmaRunLength.Width(lambda, wanted), width => EwmaRunLength.Of(lambda, width, shift));

    /// <summary>A two-sided CUSUM with a wanted ARL0, and its delay for a shift.</summary>
    /// <param name="inControl">ARL0 in points, from <see cref="Allot"/>.</param>
    /// <param name="load">The chart.</param>
    /// <param name="shift">The shift to see, in standard deviations.</param>
    /// <param name="reference">k, 0 or more.</param>
    public static ChartPromise Cusum(Figure inControl, ChartLoad load, double shift, double reference = 0.5) =>
        Promise(inControl, load, wanted => CusumRunLength.Limit(reference, wanted), limit => CusumRunLength.Of(reference, limit, shift));

    /// <summary>
    /// The false alarms a day that came, with Garwood's interval, and whether they keep the budget: met when the upper end is at or below it, not met
    /// when the lower end is above, else not assessable.
    /// </summary>
    /// <param name="alarms">Alarms judged false, 0 or more.</param>
    /// <param name="days">Days observed.</param>
    /// <param name="alarmsPerDay">The budget.</param>
    /// <param name="level">In (0, 1).</param>
    public static (Figure PerDay, Verdict Verdict) Against(double alarms, double days, double alarmsPerDay, double level = Proportion.Level)
    {
        var rate = PoissonRate.Garwood(alarms, days, level);
        return (rate, Criterion.AtMost(rate, alarmsPerDay));
    }

    private static ChartPromise Promise(Figure inControl, ChartLoad load, Func<double, Figure> limit, Func<double, Figure> delay)
    {
        var width = Then(inControl, limit);
        var points = Then(width, delay);
        return new ChartPromise(
            inControl, width, points, points.Select(length => length / load.PointsPerDay), points.Select(length => length * load.PredictionsPerPoint));
    }

    private static Figure Then(Figure figure, Func<double, Figure> next) => figure.Value is { } value ? next(value) : figure;
}
