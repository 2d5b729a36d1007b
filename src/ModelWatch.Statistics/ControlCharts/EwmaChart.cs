namespace ModelWatch.Statistics.ControlCharts;

/// <summary>
/// An exponentially weighted mean Z = lambda x + (1 - lambda) Z with limits centre +- L sigma sqrt(lambda / (2 - lambda)) (Roberts 1959; Lucas
/// and Saccucci 1990). Immutable, thread safe.
/// </summary>
public sealed record EwmaChart
{
    /// <summary>A chart with given parameters; the width for a wanted run length comes from <see cref="EwmaRunLength.Width"/>, asked for the same limits.</summary>
    /// <param name="centre">The mean in control, finite; the chart starts there.</param>
    /// <param name="sigma">The standard deviation of a point in control, above 0.</param>
    /// <param name="lambda">Weight of the newest point, in (0, 1]; 1 is a Shewhart chart.</param>
    /// <param name="width">L, above 0.</param>
    /// <param name="timeVarying">True for the exact limits, narrower at the start by sqrt(1 - (1 - lambda)^2t); false for the asymptotic ones.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public EwmaChart(double centre, double sigma, double lambda, double width, bool timeVarying = false)
    {
        Centre = Demand.Finite(centre, nameof(centre));
        Sigma = Demand.Positive(sigma, nameof(sigma));
        Lambda = lambda == 1 ? 1 : Demand.Inside(lambda, 0, 1, nameof(lambda));
        Width = Demand.Positive(width, nameof(width));
        IsTimeVarying = timeVarying;
    }

    /// <summary>The mean in control.</summary>
    public double Centre { get; }

    /// <summary>The standard deviation of a point in control.</summary>
    public double Sigma { get; }

    /// <summary>Weight of the newest point.</summary>
    public double Lambda { get; }

    /// <summary>The limits in standard deviations of the plotted mean.</summary>
    public double Width { get; }

    /// <summary>Whether the limits are the exact ones of the first points.</summary>
    public bool IsTimeVarying { get; }

    /// <summary>The state after a point; a value that is not finite is not taken.</summary>
    /// <param name="state">The state before; default before the first point.</param>
    /// <param name="x">The point.</param>
    public ChartState Step(ChartState state, double x)
    {
        if (!double.IsFinite(x))
            return state.Skip();
        var mean = Lambda * x + (1 - Lambda) * (state.Value ?? Centre);
        var settled = IsTimeVarying ? 1 - Math.Pow(1 - Lambda, 2.0 * (state.Points + 1)) : 1;
        var half = Width * Sigma * Math.Sqrt(Lambda / (2 - Lambda) * settled);
        return state.Next(mean, Centre - half, Centre + half);
    }
}
