namespace ModelWatch.References;

/// <summary>The effective references of a model, oldest first, each with the watermark after which its windows start. Immutable.</summary>
internal sealed record ReferenceTimeline(IReadOnlyList<(long From, ReferenceProfile Reference)> Steps)
{
    /// <summary>The newest effective reference, or null when there is none.</summary>
    public ReferenceProfile? Newest => Steps.Count == 0 ? null : Steps[^1].Reference;

    /// <summary>The reference that counts for a window that starts at <paramref name="windowStart"/> (ticks of UTC).</summary>
    public ReferenceProfile? At(long windowStart)
    {
        for (var i = Steps.Count - 1; i >= 0; i--)
            if (Steps[i].From == 0 || windowStart > Steps[i].From) return Steps[i].Reference;
        return null;
    }

    /// <summary>The effective reference with this digest, or null.</summary>
    public ReferenceProfile? ByDigest(string digest) => Steps.FirstOrDefault(s => s.Reference.Digest == digest).Reference;
}
