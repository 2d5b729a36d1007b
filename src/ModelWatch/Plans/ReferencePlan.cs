namespace ModelWatch.Plans;

/// <summary>How files are read: the name of their time column, and their encoding where it is not UTF-8.</summary>
internal sealed record ReferencePlan(string Time = "time", string? Encoding = null);
