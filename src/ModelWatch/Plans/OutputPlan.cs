namespace ModelWatch.Plans;

/// <summary>One declared output.</summary>
internal sealed record OutputPlan(string Name, OutputKind Kind)
{
    /// <summary>A probability at or above it is a positive decision.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>Classes in declared order; empty when the plan does not name them.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>Tolerated shift in probability points, 0 to 1; null takes the plan's.</summary>
    public double? Tolerance { get; init; }

    /// <summary>The subject of its measures, <c>output.NAME</c>.</summary>
    public string Subject => "output." + Name;
}
