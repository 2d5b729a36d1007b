namespace ModelWatch.Web.Views;

/// <summary>The page of a finding: what moved, since when, where, and what it did.</summary>
public sealed record FindingDetail
{
    public required string Id { get; init; }
    public required string Model { get; init; }
    public required string Version { get; init; }
    public required Badge Badge { get; init; }
    public required Phrase Headline { get; init; }
    public required string Verdict { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<StatView> Answers { get; init; } = [];
    public IReadOnlyList<ChartView> Charts { get; init; } = [];
    public IReadOnlyList<CauseView> Causes { get; init; } = [];
    public IReadOnlyList<SubjectShare> Subjects { get; init; } = [];
    public IReadOnlyList<MeasureRow> Measurements { get; init; } = [];

    /// <summary>A few retained events of the window, as JSON without what the plan masks.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];
    public IReadOnlyList<Fact> Basis { get; init; } = [];
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>The runbook's name, such as <c>unit-scale</c>.</summary>
    public string? Runbook { get; init; }
}
