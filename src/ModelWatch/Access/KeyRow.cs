namespace ModelWatch.Access;

/// <summary>A row of the table, for Dapper.</summary>
internal sealed class KeyRow
{
    public string Id { get; init; } = "";
    public byte[] Hash { get; init; } = [];
    public string Scopes { get; init; } = "";
    public long Created { get; init; }
    public long? Expires { get; init; }
    public long? LastUsed { get; init; }
    public long? Revoked { get; init; }

    public AccessKey ToKey() => new(
        Id,
        Hash,
        [.. Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Scope.Parse).OfType<Scope>()],
        new DateTimeOffset(Created, TimeSpan.Zero),
        Expires is { } expires ? new DateTimeOffset(expires, TimeSpan.Zero) : null,
        Revoked is { } revoked ? new DateTimeOffset(revoked, TimeSpan.Zero) : null,
        LastUsed ?? 0);
}
