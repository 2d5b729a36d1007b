namespace ModelWatch.Web.Charts;

/// <summary>One bin of a reliability diagram; shares from 0 to 1.</summary>
/// <param name="Predicted">Mean probability.</param>
/// <param name="Observed">Share of rows with the event.</param>
/// <param name="Lower">Lower end of the interval of that share.</param>
/// <param name="Upper">Upper end of it.</param>
/// <param name="BarLower">Lower end of what chance allows if the probabilities are right.</param>
/// <param name="BarUpper">Upper end of that.</param>
/// <param name="Rows">Rows of the bin.</param>
public sealed record ReliabilityDot(double Predicted, double Observed, double Lower, double Upper, double BarLower, double BarUpper, long Rows)
{
    /// <summary>True where chance alone would seldom put the share.</summary>
    public bool Beyond => Observed < BarLower || Observed > BarUpper;
}
