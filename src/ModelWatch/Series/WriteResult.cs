namespace ModelWatch.Series;

/// <summary>What a store made of a batch.</summary>
internal enum WriteResult
{
    /// <summary>Every point is stored.</summary>
    Accepted,

    /// <summary>Nothing is known to be stored; the same batch may succeed later.</summary>
    Transient,

    /// <summary>The batch is too large; a part of it may pass.</summary>
    TooLarge,

    /// <summary>The batch, or the named points of it, will never be accepted.</summary>
    Permanent,
}
