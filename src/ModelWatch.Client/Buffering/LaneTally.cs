namespace ModelWatch.Client.Buffering;

/// <summary>Counters of one lane (events or outcomes). Thread safe; a snapshot is exact while nothing is on its way.</summary>
internal sealed class LaneTally
{
    private readonly long[] _dropped = new long[Enum.GetValues<DropReason>().Length];
    private long _numbered;
    private long _sampledOut;
    private long _entered;
    private long _left;
    private long _sent;
    private long _accepted;
    private long _duplicates;
    private long _rejected;

    /// <summary>In the ring or in a batch.</summary>
    public long Buffered => Volatile.Read(ref _entered) - Volatile.Read(ref _left);

    public long Numbered => Volatile.Read(ref _numbered);

    public long SampledOut => Volatile.Read(ref _sampledOut);

    public long Observed => Numbered + SampledOut;

    public long Sent => Volatile.Read(ref _sent);

    public long Accepted => Volatile.Read(ref _accepted);

    public long Duplicates => Volatile.Read(ref _duplicates);

    public long Rejected => Volatile.Read(ref _rejected);

    /// <summary>The number of the next one that is kept, from 1.</summary>
    public long Number() => Interlocked.Increment(ref _numbered);

    public void LeaveOut() => Interlocked.Increment(ref _sampledOut);

    public void Enter() => Interlocked.Increment(ref _entered);

    /// <summary>Dropped before it entered the ring.</summary>
    public void Refuse(DropReason reason) => Interlocked.Increment(ref _dropped[(int)reason]);

    /// <summary>Dropped from the ring or a batch.</summary>
    public void Lose(DropReason reason, long count)
    {
        Interlocked.Add(ref _dropped[(int)reason], count);
        Interlocked.Add(ref _left, count);
    }

    public void Send(long count) => Interlocked.Add(ref _sent, count);

    /// <summary>Answered by the service.</summary>
    public void Settle(long accepted, long duplicates, long rejected)
    {
        Interlocked.Add(ref _accepted, accepted);
        Interlocked.Add(ref _duplicates, duplicates);
        Interlocked.Add(ref _rejected, rejected);
        Interlocked.Add(ref _left, accepted + duplicates + rejected);
    }

    public long Dropped(DropReason reason) => Volatile.Read(ref _dropped[(int)reason]);

    public LaneCounts Snapshot() => new()
    {
        Observed = Observed,
        SampledOut = SampledOut,
        DroppedBy = Enum.GetValues<DropReason>().Where(reason => Dropped(reason) > 0).ToDictionary(reason => reason, Dropped),
        Sent = Sent,
        Accepted = Accepted,
        Duplicates = Duplicates,
        Rejected = Rejected,
        Buffered = Buffered,
    };
}
