namespace ModelWatch.References;

/// <summary>The mergeable state of one subject in one scope.</summary>
internal sealed class FeatureProfile
{
    /// <summary>The subject, such as <c>input.dose_mg</c>.</summary>
    public required string Subject { get; init; }
}
