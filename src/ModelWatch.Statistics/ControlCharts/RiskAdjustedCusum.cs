namespace ModelWatch.Statistics.ControlCharts;

/// <summary>
/// The risk-adjusted CUSUM of outcomes against their predicted chances (Steiner et al. 2000): S = max(0, S + W), W = ln(R / (1 - p + R p)) for an
/// event and -ln(1 - p + R p) else, with the odds ratio R above 1 for the upper and below 1 for the lower side. Immutable, thread safe.
/// </summary>
public sealed record RiskAdjustedCusum
{
    /// <summary>A chart with given limits; the limit for a wanted run length comes from <see cref="RiskAdjustedRunLength.Limit"/>.</summary>
    /// <param name="upLimit">Limit of the upper side, above 0.</param>
    /// <param name="downLimit">Limit of the lower side, above 0.</param>
    /// <param name="upOdds">R of the upper side, above 1.</param>
    /// <param name="downOdds">R of the lower side, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public RiskAdjustedCusum(double upLimit, double downLimit, double upOdds = 2, double downOdds = 0.5)
    {
        UpLimit = Demand.Positive(upLimit, nameof(upLimit));
        DownLimit = Demand.Positive(downLimit, nameof(downLimit));
        UpOdds = Demand.Inside(upOdds, 1, double.PositiveInfinity, nameof(upOdds));
        DownOdds = Demand.Inside(downOdds, 0, 1, nameof(downOdds));
    }

    /// <summary>Limit of the upper side.</summary>
    public double UpLimit { get; }

    /// <summary>Limit of the lower side.</summary>
    public double DownLimit { get; }

    /// <summary>The odds ratio that the upper side looks for.</summary>
    public double UpOdds { get; }

    /// <summary>The odds ratio that the lower side looks for.</summary>
    public double DownOdds { get; }

    /// <summary>The state after an outcome; a chance outside [0, 1] is not taken. The default state is the start.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="chance">p, the predicted chance of the event, in [0, 1].</param>
    /// <param name="happened">Whether the event came.</param>
    public CusumState Step(CusumState state, double chance, bool happened) => chance is >= 0 and <= 1
        ? state.Next(
            Math.Max(0, state.Up + Score(UpOdds, chance, happened)), Math.Max(0, state.Down + Score(DownOdds, chance, happened)),
            UpLimit, DownLimit)
        : state.Skip();

    /// <summary>W, the log of the likelihood ratio of the outcome, in nats; 0 for a chance of 0 or 1 that came true.</summary>
    /// <param name="odds">R, above 0.</param>
    /// <param name="chance">p, in [0, 1].</param>
    /// <param name="happened">Whether the event came.</param>
    public static double Score(double odds, double chance, bool happened)
    {
        var scale = Math.Log(1 - chance + odds * chance);
        return happened ? Math.Log(odds) - scale : -scale;
    }
}
