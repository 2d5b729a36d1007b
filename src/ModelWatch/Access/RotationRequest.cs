namespace ModelWatch.Access;

/// <summary>The body that rotates a key; it may be absent.</summary>
/// <param name="Overlap">How long the old key still works, such as <c>24h</c>, <c>30m</c> or <c>0s</c>.</param>
internal sealed record RotationRequest(string? Overlap);
