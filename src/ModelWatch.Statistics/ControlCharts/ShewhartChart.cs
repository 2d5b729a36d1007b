namespace ModelWatch.Statistics.ControlCharts;

/// <summary>A Shewhart chart of individual points: centre +- width * sigma (Shewhart 1931). Immutable, thread safe.</summary>
public sealed record ShewhartChart
{
    /// <summary>A chart with given limits; those of a stable span come from <see cref="PhaseOne.Individuals"/>.</summary>
    /// <param name="centre">The mean in control, finite.</param>
    /// <param name="sigma">The standard deviation in control, above 0; of individuals MR-bar / 1.128.</param>
    /// <param name="width">The limits in standard deviations, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public ShewhartChart(double centre, double sigma, double width = 3)
    {
        Centre = Demand.Finite(centre, nameof(centre));
        Sigma = Demand.Positive(sigma, nameof(sigma));
        Width = Demand.Positive(width, nameof(width));
    }

    /// <summary>The mean in control.</summary>
    public double Centre { get; }

    /// <summary>The standard deviation in control.</summary>
    public double Sigma { get; }

    /// <summary>The limits in standard deviations.</summary>
    public double Width { get; }

    /// <summary>The state after a point; a value that is not finite is not taken.</summary>
    /// <param name="state">The state before; default before the first point.</param>
    /// <param name="x">The point.</param>
    public ChartState Step(ChartState state, double x) =>
        double.IsFinite(x) ? state.Next(x, Centre - Width * Sigma, Centre + Width * Sigma) : state.Skip();
}
