namespace ModelWatch.Plans.Proposing;

/// <summary>An input or output of a model file. <paramref name="Shape"/> has -1 where the length is free; <paramref name="Type"/> is such as float, int64, string or map.</summary>
internal sealed record TensorSummary(string Name, string Type, IReadOnlyList<long> Shape)
{
    /// <summary>Values a row: the product of the known lengths after the first, at least 1.</summary>
    public long Width => Shape.Skip(1).Where(length => length > 0).Aggregate(1L, (product, length) => product * length);

    public bool IsText => Type.Contains("string", StringComparison.OrdinalIgnoreCase);
    public bool IsWhole => Type.Contains("int", StringComparison.OrdinalIgnoreCase);
    public bool IsMap => Type.Contains("map", StringComparison.OrdinalIgnoreCase) || Type.Contains("sequence", StringComparison.OrdinalIgnoreCase);
}
