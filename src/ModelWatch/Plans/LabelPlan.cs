namespace ModelWatch.Plans;

/// <summary>The outcome that arrives later.</summary>
internal sealed record LabelPlan(LabelKind Kind)
{
    /// <summary>The text that means "positive" of a binary label.</summary>
    public string Positive { get; init; } = "1";

    /// <summary>The label's column in a file.</summary>
    public string Column { get; init; } = "label";

    /// <summary>Age of a prediction from which its label is expected to be known; figures before it are provisional.</summary>
    public TimeSpan Maturity { get; init; } = TimeSpan.Zero;
}
