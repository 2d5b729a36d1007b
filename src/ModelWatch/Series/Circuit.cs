namespace ModelWatch.Series;

/// <summary>
/// Spares a store that fails. From the first failure on there is one request a pause, and the pauses grow (<see cref="BackOff"/>); from the fifth in a
/// row on the circuit is open, and that one request is a small probe. The first success closes it. For one lane.
/// </summary>
internal sealed class Circuit(BackOff backOff)
{
    private const int OpensAt = 5;
    private const int Probe = 50;
    private int _failures;

    /// <summary>True from a failure to the next success.</summary>
    public bool Failing => _failures > 0;

    /// <summary>Most points that the next request may carry.</summary>
    public int Most => _failures < OpensAt ? Outbox.GreatestBatch : Probe;

    public void Succeeded() => _failures = 0;

    /// <summary>The pause after a request that failed.</summary>
    public TimeSpan Failed(TimeSpan? retryAfter) => backOff.After(++_failures, retryAfter);

    /// <summary>The pause after a request that was answered with a refusal: the store works, so the pauses do not grow.</summary>
    public TimeSpan Answered()
    {
        _failures = 1;
        return backOff.After(_failures, null);
    }
}
