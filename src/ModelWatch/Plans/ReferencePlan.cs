namespace ModelWatch.Plans;

/// <summary>The name of the time column in files.</summary>
internal sealed record ReferencePlan(string Time = "time");
