namespace ModelWatch.Web.Views;

/// <summary>One figure with what it rests on.</summary>
public sealed record MeasureRow(string Name, string Measure, string? Subject, string Rows, Reading Reading, string Error, string? Limit, Badge Badge, string? Why);
