namespace ModelWatch.Journal;

/// <summary>Something to be done in the next commit. All members are called by the committing thread.</summary>
internal abstract class CommitWork
{
    /// <summary>Bytes that it will write, about.</summary>
    public abstract long Bytes { get; }

    /// <summary>How many wait for it.</summary>
    public virtual int Senders => 1;

    /// <summary>Inside the transaction.</summary>
    public abstract void Run(JournalWriter writer);

    /// <summary>The disk has it; nobody has been told yet.</summary>
    public virtual void Committed(JournalWriter writer)
    {
    }

    /// <summary>Tells who waits that it is on the disk.</summary>
    public abstract void Answer();

    /// <summary>Tells who waits that nothing was stored.</summary>
    public abstract void Fail(JournalFault fault);
}
