namespace ModelWatch.Access.Limits;

/// <summary>
/// The bytes of request bodies that the service holds at once. One holder, a model or a key without one, has at most half of it, so a flood of
/// one leaves room for the others. Nothing waits here: what does not fit is refused at once. Thread safe.
/// </summary>
internal sealed class BodyBudget(long total)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _holders = new(StringComparer.Ordinal);
    private long _held;

    public long Total => total;

    /// <summary>What one holder may have.</summary>
    public long Share => total / 2;

    /// <summary>Bytes that are held now.</summary>
    public long Held
    {
        get
        {
            lock (_gate)
            {
                return _held;
            }
        }
    }

    /// <summary>Takes <paramref name="bytes"/> where they and what is announced beyond them fit.</summary>
    public bool TryTake(string holder, long bytes, long announced = 0)
    {
        lock (_gate)
        {
            var own = _holders.GetValueOrDefault(holder);
            var wanted = Math.Max(bytes, announced);
            if (_held + wanted > total || own + wanted > Share)
            {
                return false;
            }

            _held += bytes;
            _holders[holder] = own + bytes;
            return true;
        }
    }

    public void Give(string holder, long bytes)
    {
        lock (_gate)
        {
            _held -= bytes;
            var own = _holders.GetValueOrDefault(holder) - bytes;
            if (own > 0)
            {
                _holders[holder] = own;
            }
            else
            {
                _holders.Remove(holder);
            }
        }
    }
}
