namespace ModelWatch.Client.Sending;

/// <summary>What the answer to a request means for what was in it.</summary>
internal enum Verdict
{
    /// <summary>The service has it, and says what it made of each line.</summary>
    Stored,

    /// <summary>An outage: kept and sent again for as long as the client lives.</summary>
    Again,

    /// <summary>A key or an address that somebody must mend (401, 403, 407, 3xx): kept, sent again at the longest pause.</summary>
    Locked,

    /// <summary>The service fails on this request: sent again a few times, then dropped, so that one batch cannot hold all others.</summary>
    Failing,

    /// <summary>As failing, for an answer of success that does not account for every line.</summary>
    Unreadable,

    /// <summary>413: sent again in halves.</summary>
    TooLarge,

    /// <summary>Refused for good: dropped.</summary>
    Refused,
}
