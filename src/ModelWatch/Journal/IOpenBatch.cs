namespace ModelWatch.Journal;

/// <summary>
/// Events of many senders that go on gathering until the commit takes them. Called by the committing thread, while senders add.
/// </summary>
internal interface IOpenBatch
{
    /// <summary>About how many bytes it will write.</summary>
    long Bytes { get; }

    /// <summary>How many wait for it by now.</summary>
    int Senders { get; }

    /// <summary>Takes what was gathered; from then on nothing is added. Called once.</summary>
    IReadOnlyList<EventAppend> Seal();

    /// <summary>Nothing is added any more, and what was gathered is dropped.</summary>
    void Close();
}
