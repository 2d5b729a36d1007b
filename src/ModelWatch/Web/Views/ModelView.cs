namespace ModelWatch.Web.Views;

/// <summary>The page of a model: is it in plan?</summary>
public sealed record ModelView
{
    public required string Model { get; init; }
    public required string Version { get; init; }
    public required Badge Badge { get; init; }
    public required string Verdict { get; init; }
    public string? Purpose { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<Fact> Facts { get; init; } = [];
    public IReadOnlyList<FindingLine> Findings { get; init; } = [];
    public IReadOnlyList<CriterionRow> Criteria { get; init; } = [];

    /// <summary>Words where there is no criterion.</summary>
    public string? WithoutCriteria { get; init; }
    public IReadOnlyList<FeatureRow> Features { get; init; } = [];
    public IReadOnlyList<MeasureRow> Performance { get; init; } = [];

    /// <summary>How complete the outcomes are that performance rests on.</summary>
    public IReadOnlyList<Note> Labels { get; init; } = [];

    /// <summary>How the values of the declared segments stand to each other; empty without declared segments.</summary>
    public IReadOnlyList<MeasureRow> Fairness { get; init; } = [];
    public string? WithoutPerformance { get; init; }
    public ChartView? Trend { get; init; }
    public ChartView? Events { get; init; }
    public IReadOnlyList<Fact> Completeness { get; init; } = [];

    /// <summary>What each source sent, the newest window first; empty before the first window.</summary>
    public IReadOnlyList<SourceGroup> Sources { get; init; } = [];

    /// <summary>Values that cannot be used; empty where none came.</summary>
    public IReadOnlyList<QuarantineRow> Quarantine { get; init; } = [];

    /// <summary>Where all of them are.</summary>
    public string? QuarantineAddress { get; init; }
}
