namespace ModelWatch.Journal;

/// <summary>
/// What was acknowledged: appended once, read in order, trimmed after the fold. Thread safe. A returned task means that the rows are on the disk.
/// A batch belongs to the log from the call on: the fold may be given the same object, so its arrays must not be changed or used again.
/// </summary>
internal interface IEventLog
{
    /// <summary>
    /// Appends the rows that are new. <paramref name="contents"/> is a hash of each event as received; an identity is remembered
    /// until the watermark of the model passes <paramref name="expires"/> (ticks of UTC).
    /// </summary>
    /// <exception cref="JournalFault">Nothing was stored.</exception>
    Task<RowOutcome[]> AppendAsync(EventBatch batch, UInt128[] contents, long[] expires);

    /// <summary>Appends several batches in one commit: all of them or none. One array of outcomes a batch.</summary>
    /// <exception cref="JournalFault">Nothing was stored.</exception>
    Task<RowOutcome[][]> AppendAsync(IReadOnlyList<EventAppend> appends);

    /// <summary>Puts a batch in line that is filled until its commit begins. One array of outcomes for each that the batch gives when it is sealed.</summary>
    /// <exception cref="JournalFault">Nothing was stored, and the batch is closed.</exception>
    Task<RowOutcome[][]> AppendAsync(IOpenBatch batch) => AppendAsync(batch.Seal());

    /// <summary>Appends the labels that say something new.</summary>
    /// <exception cref="JournalFault">Nothing was stored.</exception>
    Task<RowOutcome[]> AppendAsync(LabelBatch batch);

    /// <summary>
    /// Entries of a model after a position, oldest first, at most <paramref name="most"/>. That a reader asks for what comes after a position
    /// says that it has done with the entries up to there.
    /// </summary>
    /// <exception cref="JournalDamage">The first of them is damaged; those before it were given.</exception>
    IReadOnlyList<JournalEntry> Read(string model, long after, int most);

    /// <summary>The newest position of a model, or 0.</summary>
    long Head(string model);

    /// <summary>Tells how far event time has come, so that identities beyond their horizon count as unknown.</summary>
    void Advance(string model, long watermark);

    /// <summary>
    /// Forgets entries at or before a position that were received before <paramref name="received"/>; some may stay for the next call. Expired
    /// identities go by themselves.
    /// </summary>
    /// <exception cref="JournalFault">Not all of it was done; it may be tried again.</exception>
    void Trim(string model, long position, DateTimeOffset received);

    /// <summary>True where so much of a model awaits its reader that memory will soon hold no more: then it reads at once or pays the disk.</summary>
    bool IsPressing(string model) => false;

    /// <summary>Forgets which labels were accepted before <paramref name="received"/>: the same label sent again counts as new from then on.</summary>
    /// <exception cref="JournalFault">Not all of it was done; it may be tried again.</exception>
    void TrimLabels(string model, DateTimeOffset received);

    /// <summary>Why appends are refused at the moment, or null.</summary>
    string? Refusal { get; }
}
