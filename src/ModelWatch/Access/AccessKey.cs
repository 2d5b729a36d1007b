namespace ModelWatch.Access;

/// <summary>A key as it is known: everything but its text. Times in UTC; thread safe.</summary>
internal sealed class AccessKey(string id, byte[] hash, IReadOnlyList<Scope> scopes, DateTimeOffset created, DateTimeOffset? expires, DateTimeOffset? revoked, long lastUsed)
{
    private long _lastUsed = lastUsed;

    public string Id => id;

    public byte[] Hash => hash;

    public IReadOnlyList<Scope> Scopes => scopes;

    public DateTimeOffset Created => created;

    public DateTimeOffset? Expires => expires;

    public DateTimeOffset? Revoked => revoked;

    public AccessRights Rights { get; } = new(id, scopes, isKey: true);

    /// <summary>UTC ticks; 0 = never.</summary>
    public long LastUsed => Volatile.Read(ref _lastUsed);

    public bool IsUsable(DateTimeOffset now) => revoked is null && (expires is null || expires > now);

    public void Use(DateTimeOffset now) => Volatile.Write(ref _lastUsed, now.UtcTicks);

    public AccessKey Until(DateTimeOffset? end) => new(id, hash, scopes, created, end, revoked, LastUsed);

    public AccessKey RevokedAt(DateTimeOffset now) => new(id, hash, scopes, created, expires, now, LastUsed);
}
