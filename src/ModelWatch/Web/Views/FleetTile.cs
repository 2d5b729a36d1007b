namespace ModelWatch.Web.Views;

/// <summary>A model in plan with its worst score as a share of its limit; null where no score has a limit.</summary>
public sealed record FleetTile(string Model, string Version, double? Share, string ShareText, string Events, string Measured, IReadOnlyList<StripDay> Days);
