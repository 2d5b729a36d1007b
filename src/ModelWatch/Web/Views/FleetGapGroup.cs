namespace ModelWatch.Web.Views;

/// <summary>Models without a verdict for the same reason.</summary>
public sealed record FleetGapGroup(string Reason, IReadOnlyList<FleetGap> Models);
