namespace ModelWatch.Access.Limits;

/// <summary>
/// What one request holds of the budget, until its end. A body that unpacks to more than its share of the wire takes the rest with
/// <see cref="Hold"/>. One request uses it, one call at a time.
/// </summary>
internal sealed class BodyLease(BodyBudget budget, RateLimits rates, string caller, string? model) : IDisposable
{
    private readonly string _holder = model ?? "key " + caller;

    /// <summary>Reserved in such steps, and never less than one for a request: parsing has a price even where the body is small.</summary>
    public const long Step = 64 * 1024;

    private const long Smallest = 16 * 1024;
    private long _held;
    private long _counted;
    private long _rated;

    /// <summary>Begins with the first step; false where the whole body as announced finds no room now.</summary>
    public bool Begin(long? length)
    {
        // A body beyond its share is too large for its door, which says so; here it only must not be told to come again for ever.
        var announced = Math.Min(length ?? Step, budget.Share);
        var first = Math.Min(Math.Max(Math.Min(announced, Step), Smallest), budget.Share);
        if (!budget.TryTake(_holder, first, announced))
        {
            return false;
        }

        _held = first;
        _rated = length ?? 0;
        return true;
    }

    /// <summary>Counts bytes that came; the refusal where they find no room.</summary>
    public LimitRefusal? Count(int bytes)
    {
        _counted += bytes;
        if (_counted > _rated)
        {
            if (rates.TakeBytes(caller, model, _counted - _rated) is { } refusal)
            {
                return refusal;
            }

            _rated = _counted;
        }

        return Hold(_counted);
    }

    /// <summary>Makes sure that <paramref name="bytes"/> in all are reserved, as far as one request can hold.</summary>
    public LimitRefusal? Hold(long bytes)
    {
        var wanted = Math.Min(bytes, budget.Share);
        if (wanted <= _held)
        {
            return null;
        }

        var step = Math.Min(Math.Max(wanted - _held, Step), budget.Share - _held);
        if (!budget.TryTake(_holder, step))
        {
            return LimitRefusal.NoRoom;
        }

        _held += step;
        return null;
    }

    public void Dispose()
    {
        budget.Give(_holder, _held);
        _held = 0;
    }
}
