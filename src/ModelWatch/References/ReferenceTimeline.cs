using ModelWatch.Plans;

namespace ModelWatch.References;

/// <summary>The digests of a model's effective references, oldest first, each with the watermark after which its windows start. Light and immutable.</summary>
internal sealed record ReferenceTimeline(IReadOnlyList<(long From, string Digest)> Steps)
{
    public static readonly ReferenceTimeline Empty = new([]);

    /// <summary>The newest effective reference, or null when there is none.</summary>
    public string? Newest => Steps.Count == 0 ? null : Steps[^1].Digest;

    /// <summary>The reference that counts for a window that starts at <paramref name="windowStart"/> (ticks of UTC).</summary>
    public string? At(long windowStart)
    {
        for (var i = Steps.Count - 1; i >= 0; i--)
            if (PlanTimeline.Governs(Steps[i].From, windowStart)) return Steps[i].Digest;
        return null;
    }

    /// <summary>True where a reference with this digest is or was effective.</summary>
    public bool Knows(string digest) => Steps.Any(step => step.Digest == digest);
}
