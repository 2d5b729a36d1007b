namespace ModelWatch.Statistics.ControlCharts;

/// <summary>
/// The two-sided tabular CUSUM (Page 1954): C+ = max(0, C+ + z - k), C- = max(0, C- - z - k), alarm above h, z = (x - centre) / sigma.
/// Immutable, thread safe.
/// </summary>
public sealed record CusumChart
{
    /// <summary>A chart with given parameters; the limit for a wanted run length comes from <see cref="CusumRunLength.Limit"/>.</summary>
    /// <param name="centre">The mean in control, finite.</param>
    /// <param name="sigma">The standard deviation of a point in control, above 0.</param>
    /// <param name="reference">k, half the shift to find, in standard deviations, 0 or more.</param>
    /// <param name="limit">h, in standard deviations, above 0.</param>
    /// <param name="headStart">Where both sides start, as a share of h in [0, 1); 0.5 is the fast initial response of Lucas and Crosier (1982).</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public CusumChart(double centre, double sigma, double reference, double limit, double headStart = 0)
    {
        Centre = Demand.Finite(centre, nameof(centre));
        Sigma = Demand.Positive(sigma, nameof(sigma));
        Reference = Demand.NotNegative(reference, nameof(reference));
        Limit = Demand.Positive(limit, nameof(limit));
        HeadStart = headStart == 0 ? 0 : Demand.Inside(headStart, 0, 1, nameof(headStart));
    }

    /// <summary>The mean in control.</summary>
    public double Centre { get; }

    /// <summary>The standard deviation of a point in control.</summary>
    public double Sigma { get; }

    /// <summary>k, in standard deviations.</summary>
    public double Reference { get; }

    /// <summary>h, in standard deviations.</summary>
    public double Limit { get; }

    /// <summary>The head start as a share of h.</summary>
    public double HeadStart { get; }

    /// <summary>The state before the first point, and after each restart.</summary>
    public CusumState Start => new(0, HeadStart * Limit, HeadStart * Limit, ChartSignal.None);

    /// <summary>The state after a point; a value that is not finite is not taken.</summary>
    /// <param name="state">The state before; <see cref="Start"/> before the first point.</param>
    /// <param name="x">The point.</param>
    public CusumState Step(CusumState state, double x)
    {
        if (!double.IsFinite(x))
            return state.Skip();
        var z = (x - Centre) / Sigma;
        return state.Next(Math.Max(0, state.Up + z - Reference), Math.Max(0, state.Down - z - Reference), Limit, Limit);
    }
}
