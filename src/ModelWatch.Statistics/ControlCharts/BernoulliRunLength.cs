namespace ModelWatch.Statistics.ControlCharts;

/// <summary>Run lengths of a Bernoulli CUSUM of independent rows, exact: the chart is a Markov chain on its own steps. Pure functions, thread safe.</summary>
public static class BernoulliRunLength
{
    /// <summary>The largest chain that is solved.</summary>
    public const int MostSteps = 20_000;

    /// <summary>Mean number of rows to an alarm from the start; absent for a rate outside [0, 1], too fine a chart or one that the rate cannot alarm.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="rate">The true rate of events; the rate in control of the chart gives ARL0.</param>
    public static Figure Of(BernoulliCusum chart, double rate) =>
        Why(chart, rate) is { } why ? Figure.Absent(why) : LongestRun.Of(Chain(chart, rate).RunLengths()[0]);

    /// <summary>Expected delay for a rate that comes after a long time without an alarm; absent as for <see cref="Of"/>.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="rate">The rate that comes.</param>
    public static Figure AfterQuiet(BernoulliCusum chart, double rate)
    {
        if (Why(chart, rate) is { } why)
            return Figure.Absent(why);
        if (Chain(chart, chart.InControl).LongQuiet() is not { } quiet)
            return Figure.Absent("the quiet state does not settle");
        return LongestRun.Of(quiet.Zip(Chain(chart, rate).RunLengths(), (mass, length) => mass * length).Sum());
    }

    /// <summary>The smallest limit, in events, whose run length in control is at least the wanted one; absent when the chain would be too large.</summary>
    /// <param name="inControl">p0, in (0, 1).</param>
    /// <param name="toFind">p1, in (0, 1), other than p0.</param>
    /// <param name="wanted">ARL0 in rows, above 1 and at most 10^12.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate is out of range.</exception>
    public static Figure Limit(double inControl, double toFind, double wanted)
    {
        if (!(wanted > 1 && wanted <= LongestRun.Points))
            return Figure.Absent("a wanted run length is above 1 and at most 10^12");
        var steps = new BernoulliCusum(inControl, toFind, 1).StepsAnEvent;
        Figure At(int level) => Of(new BernoulliCusum(inControl, toFind, (double)level / steps), inControl);
        // A length beyond numbers is on the far side of every wanted one.
        bool Reaches(int level) => At(level) is var figure && (figure.Why == LongestRun.Why || figure.Value >= wanted);
        int low = 0, high = 1;
        while (!Reaches(high))
        {
            if (high == MostSteps)
                return Figure.Absent($"the chain has more than {MostSteps} states");
            (low, high) = (high, Math.Min(MostSteps, high * 2));
        }
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = Reaches(middle) ? (low, middle) : (middle, high);
        }
        return Figure.Exact((double)high / steps);
    }

    private static LinearSystem Chain(BernoulliCusum chart, double rate)
    {
        int back = chart.StepsBack, forth = chart.StepsAnEvent - back;
        var counted = chart.CountsEvents ? rate : 1 - rate;
        var chain = new LinearSystem(chart.LimitSteps, back, forth);
        for (var level = 0; level < chart.LimitSteps; level++)
        {
            chain.Add(level, Math.Max(0, level - back), 1 - counted);
            if (level + forth < chart.LimitSteps)
                chain.Add(level, level + forth, counted);
        }
        return chain;
    }

    private static string? Why(BernoulliCusum chart, double rate)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return !(rate is >= 0 and <= 1) ? "a rate lies in [0, 1]"
            : (chart.CountsEvents ? rate : 1 - rate) == 0 ? "no row moves the chart towards its limit"
            : chart.LimitSteps > MostSteps ? $"the chain has more than {MostSteps} states"
            : null;
    }
}
