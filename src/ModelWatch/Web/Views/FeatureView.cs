namespace ModelWatch.Web.Views;

/// <summary>The page of a feature or an output: how does now differ from the reference?</summary>
public sealed record FeatureView
{
    public required string Model { get; init; }
    public required string Version { get; init; }
    public required string Subject { get; init; }
    public required Badge Badge { get; init; }
    public required string Verdict { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<FindingLine> Findings { get; init; } = [];

    /// <summary>The choices of segment: words, address, and whether it is the one shown.</summary>
    public IReadOnlyList<Choice> Segments { get; init; } = [];
    public IReadOnlyList<ChartView> Charts { get; init; } = [];

    /// <summary>Why there is no chart, where there is none.</summary>
    public string? WithoutCharts { get; init; }
    public IReadOnlyList<MeasureRow> Statistics { get; init; } = [];
    public IReadOnlyList<MeasureRow> Quality { get; init; } = [];
    public IReadOnlyList<Fact> Basis { get; init; } = [];
}
