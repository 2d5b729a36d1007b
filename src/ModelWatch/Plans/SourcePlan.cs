namespace ModelWatch.Plans;

/// <summary>How a foreign format maps to this plan: declared name to tensor[index] or column.</summary>
internal sealed record SourcePlan(string? Format, string? Model, IReadOnlyDictionary<string, string> Columns)
{
    /// <summary>Where the value of a declared name stands in the foreign body, or null when the plan does not say.</summary>
    public SourceColumn? Of(string name) => Columns.TryGetValue(name, out var text) ? SourceColumn.Parse(text) : null;
}
