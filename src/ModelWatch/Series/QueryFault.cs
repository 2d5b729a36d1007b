namespace ModelWatch.Series;

/// <summary>A query parameter that cannot be read: its name, and what it should have been.</summary>
internal sealed record QueryFault(string Parameter, string Detail);
