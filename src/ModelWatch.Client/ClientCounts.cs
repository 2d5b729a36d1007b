namespace ModelWatch.Client;

/// <summary>The counters of a client at one moment; the same figures are observed by the meter <c>ModelWatch.Client</c>.</summary>
/// <param name="Events">What became of the events.</param>
/// <param name="Outcomes">What became of the outcomes.</param>
/// <param name="Retries">Requests that were sent again.</param>
public sealed record ClientCounts(LaneCounts Events, LaneCounts Outcomes, long Retries);
