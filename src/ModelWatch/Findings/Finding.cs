namespace ModelWatch.Findings;

/// <summary>Something that moved beyond what the plan tolerates: one per model, version, segment and kind at a time.</summary>
internal sealed record Finding
{
    public required string Id { get; init; }
    public required string Model { get; init; }
    public required string Version { get; init; }
    public string? Segment { get; init; }
    public required FindingKind Kind { get; init; }
    public required Severity Severity { get; init; }
    public required FindingState State { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset Opened { get; init; }

    /// <summary>Start of the first window that shows it.</summary>
    public required DateTimeOffset Onset { get; init; }
    public DateTimeOffset? Resolved { get; init; }

    /// <summary>The newest window that showed it.</summary>
    public required DateTimeOffset WindowStart { get; init; }
    public required DateTimeOffset WindowEnd { get; init; }
    public int Revision { get; init; }
    public IReadOnlyList<FindingSubject> Subjects { get; init; } = [];
    public IReadOnlyList<Cause> Diagnosis { get; init; } = [];

    /// <summary>What it did to the predictions, in a sentence, or null where it is not known.</summary>
    public string? Effect { get; init; }
}
