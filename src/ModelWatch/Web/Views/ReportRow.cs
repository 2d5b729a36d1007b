namespace ModelWatch.Web.Views;

/// <summary>A periodic summary in the list.</summary>
public sealed record ReportRow(string Id, string Model, string Period, string Made, Badge Badge, string Address, string Digest);
