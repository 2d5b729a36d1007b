namespace ModelWatch.State;

/// <summary>What requests met of files that are no longer what was written. Only a new start takes it back. Thread safe.</summary>
internal sealed class StorageHealth
{
    private string? _damage;

    /// <summary>The first damage that was met, or null.</summary>
    public string? Damage => Volatile.Read(ref _damage);

    public void Note(string damage) => Interlocked.CompareExchange(ref _damage, damage, null);
}
