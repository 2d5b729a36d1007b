namespace ModelWatch.Journal;

/// <summary>
/// How long a commit is worth waiting for more senders. Many that each wait for an answer fall into two halves, and each half would pay a sync. Who
/// has just been answered comes back at once, so it is worth waiting for them, but never longer than a commit takes. Not thread safe.
/// </summary>
internal sealed class CommitPace
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(5);
    private (int Last, int Former) _senders;

    /// <summary>The grain of waiting: a commit that takes less is not worth it.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    /// <summary>Senders that are worth waiting for; 0 where nobody is.</summary>
    public int Expected => _senders.Last > 1 ? _senders.Last + _senders.Former : 0;

    public TimeSpan Limit { get; private set; }

    public void Record(int senders, TimeSpan took)
    {
        _senders = (senders, _senders.Last);
        Limit = took < Longest ? took : Longest;
    }
}
