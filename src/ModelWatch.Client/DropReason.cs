namespace ModelWatch.Client;

/// <summary>Why an event or an outcome was dropped: the closed list of the tag <c>reason</c>.</summary>
public enum DropReason
{
    /// <summary>The buffer was full: the newest is dropped, what waits is kept.</summary>
    BufferFull,

    /// <summary>One event is larger than the service takes (1 MiB), or than an eighth of the buffer.</summary>
    TooLarge,

    /// <summary>The id is empty or longer than 256 characters, or the values do not fit the schema.</summary>
    Invalid,

    /// <summary>It came after the client was disposed.</summary>
    Disposed,

    /// <summary>It still waited when the client was disposed and the time for that was over.</summary>
    Shutdown,

    /// <summary>The service refused the request for good (a 4xx that no retry mends).</summary>
    Refused,

    /// <summary>The service failed on the same events again and again (500 and others that are no outage).</summary>
    ServerError,

    /// <summary>The service answered again and again with a success that does not account for the events.</summary>
    UnreadableAnswer,

    /// <summary>An error of the client itself, or of values that changed while they were read.</summary>
    Error,
}
