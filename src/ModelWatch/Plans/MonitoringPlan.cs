namespace ModelWatch.Plans;

/// <summary>
/// What is watched and how: a plan that has passed validation. Immutable. Inputs and outputs keep the order of the file.
/// </summary>
internal sealed record MonitoringPlan
{
    /// <summary>Matches <c>[a-z0-9-]{1,64}</c>.</summary>
    public required string Model { get; init; }
    public required string Version { get; init; }

    /// <summary>SHA-256 of the canonical form, lower-case hex: equal meaning gives equal digests.</summary>
    public required string Digest { get; init; }
    public required IReadOnlyList<InputPlan> Inputs { get; init; }
    public required IReadOnlyList<OutputPlan> Outputs { get; init; }
    public string? Purpose { get; init; }
    public Risk Risk { get; init; } = Risk.Medium;
    public Traffic Traffic { get; init; } = Traffic.Continuous;
    public IReadOnlyDictionary<string, string> Owners { get; init; } = new Dictionary<string, string>();
    public IReadOnlyDictionary<string, string> Deputies { get; init; } = new Dictionary<string, string>();
    public ArtifactPlan? Artifact { get; init; }
    public WindowPlan Window { get; init; } = new();
    public LabelPlan? Label { get; init; }
    public ReferencePlan Reference { get; init; } = new();
    public IReadOnlyList<string> Segments { get; init; } = [];
    public SourcePlan? Source { get; init; }
    public SamplingPlan Sampling { get; init; } = new();
    public PrivacyPlan Privacy { get; init; } = new(null, []);
    public MeasuresPlan Measures { get; init; } = new([], []);
    public AlertsPlan Alerts { get; init; } = new();
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];
    public ReviewPlan? Review { get; init; }
    public RetentionPlan Retention { get; init; } = new();
    public ReportPlan Report { get; init; } = new();
}
