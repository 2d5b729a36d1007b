namespace ModelWatch.Statistics.ControlCharts;

/// <summary>
/// The Bernoulli CUSUM of a plain error rate (Reynolds and Stoumbos 1999): B = max(0, B + x - g), g between the two rates. g is snapped to a
/// fraction, so that the chart moves on whole steps of 1 / <see cref="StepsAnEvent"/> and its run length is exact. Immutable, thread safe.
/// </summary>
public sealed record BernoulliCusum
{
    private const int Finest = 2000;

    /// <summary>
    /// A chart from the rate in control to the rate to find. g = ln((1 - p0) / (1 - p1)) / ln(p1 (1 - p0) / (p0 (1 - p1))), snapped within 1 %
    /// of the nearer of g and 1 - g. A rate to find below the rate in control counts the rows without an event.
    /// </summary>
    /// <param name="inControl">p0, in (0, 1).</param>
    /// <param name="toFind">p1, in (0, 1), other than p0.</param>
    /// <param name="limit">h, in events, above 0; taken up to the next whole step. An alarm is at or above it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public BernoulliCusum(double inControl, double toFind, double limit)
    {
        InControl = Demand.Inside(inControl, 0, 1, nameof(inControl));
        ToFind = Demand.Inside(toFind, 0, 1, nameof(toFind));
        if (inControl == toFind)
            throw new ArgumentOutOfRangeException(nameof(toFind), toFind, "The rate to find differs from the rate in control.");
        double p0 = CountsEvents ? inControl : 1 - inControl, p1 = CountsEvents ? toFind : 1 - toFind;
        (StepsBack, StepsAnEvent) = Snap(Math.Log((1 - p0) / (1 - p1)) / Math.Log(p1 * (1 - p0) / (p0 * (1 - p1))));
        LimitSteps = (int)Math.Min(int.MaxValue / 2, Math.Ceiling(Demand.Positive(limit, nameof(limit)) * StepsAnEvent - 1e-9));
    }

    /// <summary>p0.</summary>
    public double InControl { get; }

    /// <summary>p1.</summary>
    public double ToFind { get; }

    /// <summary>Whether the chart counts events (p1 above p0) or rows without one.</summary>
    public bool CountsEvents => ToFind > InControl;

    /// <summary>Steps of the chart in one event; the snapped g is <see cref="StepsBack"/> of them.</summary>
    public int StepsAnEvent { get; }

    /// <summary>Steps down with every row.</summary>
    public int StepsBack { get; }

    /// <summary>The limit in steps.</summary>
    public int LimitSteps { get; }

    /// <summary>The limit in events.</summary>
    public double Limit => (double)LimitSteps / StepsAnEvent;

    /// <summary>The state after a row. The default state is the start.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="happened">Whether the event came.</param>
    public BernoulliCusumState Step(BernoulliCusumState state, bool happened)
    {
        var level = Math.Max(0, state.Level + (happened == CountsEvents ? StepsAnEvent - StepsBack : -StepsBack));
        var signal = level < LimitSteps ? ChartSignal.None : CountsEvents ? ChartSignal.Up : ChartSignal.Down;
        return new BernoulliCusumState(state.Points + 1, level, signal);
    }

    private static (int Back, int Whole) Snap(double share)
    {
        for (var whole = 2; whole < Finest; whole++)
        {
            var back = Math.Clamp((int)Math.Round(share * whole), 1, whole - 1);
            if (Math.Abs((double)back / whole - share) <= 0.01 * Math.Min(share, 1 - share))
                return (back, whole);
        }
        return (Math.Clamp((int)Math.Round(share * Finest), 1, Finest - 1), Finest);
    }
}
