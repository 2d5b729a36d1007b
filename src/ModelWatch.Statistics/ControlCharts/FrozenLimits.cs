namespace ModelWatch.Statistics.ControlCharts;

/// <summary>The limits of a stable span, frozen under a version: they do not move with later points. Immutable, thread safe.</summary>
/// <param name="Version">The version the caller gave, 1 or more; new limits get a new one.</param>
/// <param name="Centre">The mean, share or rate in control; absent, as all below, when the span cannot give limits.</param>
/// <param name="Sigma">Of individuals MR-bar / 1.128, in the unit of the points; of attributes sigma_Z, 1 for a plain chart.</param>
/// <param name="Points">Number of points or groups used.</param>
/// <param name="Excluded">The points left out, each with its reason.</param>
/// <param name="LagOne">The lag-1 autocorrelation of the points used (attributes: of their Z).</param>
/// <param name="Warnings">What a reader must know: a short span, dependent points. Empty when there is nothing.</param>
public sealed record FrozenLimits(
    int Version, Figure Centre, Figure Sigma, int Points, IReadOnlyList<Exclusion> Excluded, Figure LagOne, IReadOnlyList<string> Warnings)
{
    /// <summary>Whether there are limits.</summary>
    public bool IsUsable => Centre.IsPresent && Sigma.IsPresent;
}
