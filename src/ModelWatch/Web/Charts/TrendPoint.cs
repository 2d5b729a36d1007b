namespace ModelWatch.Web.Charts;

/// <summary>One window of a trend. A null <paramref name="Value"/> is drawn hatched: it was not assessable.</summary>
public sealed record TrendPoint(DateTimeOffset Time, double? Value, double? Lower = null, double? Upper = null, bool Beyond = false, bool Provisional = false);
