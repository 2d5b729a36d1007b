namespace ModelWatch.Exposition;

/// <summary>One exposed metric: its name, kind, help and label names in order.</summary>
internal sealed record MetricEntry(string Name, MetricKind Kind, string Help, params string[] Labels)
{
    /// <summary>Upper bounds of a histogram's buckets, ascending; empty for the other kinds.</summary>
    public double[] Buckets { get; init; } = [];

    /// <summary>Label values that are exposed as 0 before the first event, so that a rate has a first point.</summary>
    public IReadOnlyList<string[]> Zeros { get; init; } = [];
}
