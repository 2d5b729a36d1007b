namespace ModelWatch.Web.Views;

/// <summary>A model that needs someone.</summary>
public sealed record FleetRow(string Model, string Version, string Risk, Badge Badge, IReadOnlyList<FindingLine> Findings, IReadOnlyList<StripDay> Days, string Events, string Next);
