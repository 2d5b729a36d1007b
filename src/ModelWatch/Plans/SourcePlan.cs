namespace ModelWatch.Plans;

/// <summary>How a foreign format maps to this plan: declared name to tensor[index] or column.</summary>
internal sealed record SourcePlan(string? Format, string? Model, IReadOnlyDictionary<string, string> Columns);
