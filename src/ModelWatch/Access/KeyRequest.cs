namespace ModelWatch.Access;

/// <summary>The body that asks for a key.</summary>
/// <param name="Scopes">Such as <c>ingest:tender</c>; at least one.</param>
/// <param name="Expires">RFC 3339 with its zone; null = never.</param>
internal sealed record KeyRequest(IReadOnlyList<string>? Scopes, string? Expires);
