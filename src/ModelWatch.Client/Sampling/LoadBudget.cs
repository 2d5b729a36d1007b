namespace ModelWatch.Client.Sampling;

/// <summary>
/// The factor that brings the traffic down to a number of events a second. The load is the larger of a smooth mean (time constant 1 s) and of what has come
/// in the running tenth of a second; both count arrivals and know nothing of hashes, so the factor of an event is fixed before its hash is looked at. Thread safe.
/// </summary>
internal sealed class LoadBudget(double eventsPerSecond, TimeProvider time)
{
    private const double SlotSeconds = 0.1;
    private const double MemorySeconds = 1;
    private const double Unit = 1 << 20;
    private const double Least = 1e-6;
    private readonly long _slot = (long)(SlotSeconds * time.TimestampFrequency);
    private readonly Lock _turning = new();
    private long _begun = time.GetTimestamp();
    private long _arrived;
    private double _smooth;

    /// <summary>The factor, in (0, 1], for an event that would be kept with probability <paramref name="rate"/> without the budget.</summary>
    public double Factor(double rate)
    {
        var now = time.GetTimestamp();
        if (now - Volatile.Read(ref _begun) >= _slot)
        {
            Turn(now);
        }

        var arrived = Interlocked.Add(ref _arrived, (long)(rate * Unit)) / Unit;
        var load = Math.Max(Volatile.Read(ref _smooth), arrived / SlotSeconds);
        return load <= eventsPerSecond ? 1 : Math.Max(Least, eventsPerSecond / load);
    }

    /// <summary>Ends the slot; a thread that comes second goes on with the old figures rather than wait.</summary>
    private void Turn(long now)
    {
        if (!_turning.TryEnter())
        {
            return;
        }

        try
        {
            var seconds = (now - _begun) / (double)time.TimestampFrequency;
            if (seconds < SlotSeconds)
            {
                return;
            }

            var load = Interlocked.Exchange(ref _arrived, 0) / Unit / seconds;
            Volatile.Write(ref _smooth, load + ((_smooth - load) * Math.Exp(-seconds / MemorySeconds)));
            Volatile.Write(ref _begun, now);
        }
        finally
        {
            _turning.Exit();
        }
    }
}
