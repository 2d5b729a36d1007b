namespace ModelWatch.Web.Views;

/// <summary>A model without a verdict: what is missing, and what ends it.</summary>
public sealed record FleetGap(string Model, string Version, Badge Badge, string Missing, IReadOnlyList<StripDay> Days, string Events, string Until);
