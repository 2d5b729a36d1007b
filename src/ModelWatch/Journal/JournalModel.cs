namespace ModelWatch.Journal;

/// <summary>What the journal knows of one model. Thread safe.</summary>
internal sealed class JournalModel(string name, long number)
{
    private readonly Lock _gate = new();
    private long _watermark = long.MinValue;
    private long _head, _formerHead, _appended, _applied;
    private long? _passed;
    private (long Position, long Appended) _given;

    public string Name => name;

    /// <summary>Stands for the name in every row.</summary>
    public long Number => number;

    /// <summary>Mixed into ids, so that the same id of two models is two keys.</summary>
    public UInt128 Mix { get; } = Hash128.OfId("model " + name);

    /// <summary>True once the row with the number is in a commit.</summary>
    public bool IsStored { get; set; }

    /// <summary>How far event time has come, in ticks of UTC; never goes back.</summary>
    public long Watermark => Interlocked.Read(ref _watermark);

    /// <summary>The newest position, or 0.</summary>
    public long Head => Interlocked.Read(ref _head);

    /// <summary>Bytes of all entries ever, as the newest entry states them.</summary>
    public long Appended => Interlocked.Read(ref _appended);

    /// <summary>Bytes that no reader has passed yet.</summary>
    public long Unfolded
    {
        get
        {
            lock (_gate)
            {
                return Math.Max(0, _appended - _applied);
            }
        }
    }

    public void Advance(long watermark)
    {
        lock (_gate)
        {
            _watermark = Math.Max(_watermark, watermark);
        }
    }

    /// <summary>Position up to which a reader has asked, or null before the first read since the start.</summary>
    public long? Passed
    {
        get
        {
            lock (_gate)
            {
                return _passed;
            }
        }
    }

    /// <summary>The newest position before the newest commit that had entries of this model.</summary>
    public long FormerHead => Interlocked.Read(ref _formerHead);

    /// <summary>After a commit, or at start.</summary>
    public void Append(long position, long appended)
    {
        lock (_gate)
        {
            (_formerHead, _head, _appended) = (_head, position, appended);
        }
    }

    /// <summary>At start, until a reader says otherwise: nothing waits.</summary>
    public void Assume(long applied) => Interlocked.Exchange(ref _applied, applied);

    /// <summary>A reader asks for what comes after a position. Where that is not what it was given last, the disk is asked for the bytes.</summary>
    public void Pass(long after, Func<long> appended)
    {
        lock (_gate)
        {
            if (after <= _passed)
            {
                return;
            }

            _applied = after == _given.Position ? _given.Appended : appended();
            _passed = after;
        }
    }

    /// <summary>A reader was given entries up to that position.</summary>
    public void Give(long position, long appended)
    {
        lock (_gate)
        {
            _given = (position, appended);
        }
    }
}
