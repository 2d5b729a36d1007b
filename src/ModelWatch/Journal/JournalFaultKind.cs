namespace ModelWatch.Journal;

/// <summary>Why the journal took nothing.</summary>
internal enum JournalFaultKind
{
    /// <summary>This commit failed; the next may succeed.</summary>
    Commit,

    /// <summary>The disk has no more than the reserve: it goes on by itself when there is room.</summary>
    DiskFull,

    /// <summary>More waits for the fold, or for the disk, than is allowed: it goes on when that has shrunk.</summary>
    Backlog,

    /// <summary>What the disk holds can no longer be trusted: nothing is accepted and the process ends.</summary>
    Untrusted,

    /// <summary>The service is stopping.</summary>
    Stopping,
}
