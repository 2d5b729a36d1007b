namespace ModelWatch.Access;

/// <summary>What a scope allows: sending, reading, or changing what counts. None includes another.</summary>
internal enum Right
{
    /// <summary>Events, labels and reviews.</summary>
    Ingest,

    /// <summary>Every GET.</summary>
    Read,

    /// <summary>Plan, reference, close; for every model also keys and the audit.</summary>
    Admin,
}
