namespace ModelWatch.Intake;

/// <summary>What a batch keeps of an event beside its cells.</summary>
internal readonly record struct BatchRow
{
    public required UInt128 Content { get; init; }
    public required string IdText { get; init; }
    public required string Source { get; init; }
    public required string Version { get; init; }
    public required long Time { get; init; }
    public required double Weight { get; init; }
    public required long Sequence { get; init; }

    /// <summary>When the identity may be forgotten, in ticks of event time.</summary>
    public required long Expires { get; init; }

    /// <summary>The index in the body.</summary>
    public required int Index { get; init; }
}
