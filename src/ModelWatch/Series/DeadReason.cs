namespace ModelWatch.Series;

/// <summary>Why points became dead letters: a closed list, for a label of a metric.</summary>
internal enum DeadReason
{
    /// <summary>The store said that it will never take the point.</summary>
    Refused,

    /// <summary>One point alone is larger than the store takes.</summary>
    TooLarge,

    /// <summary>The store takes no points of that time any more.</summary>
    TooOld,

    /// <summary>The store holds another value for the same series and time.</summary>
    Conflict,

    /// <summary>The outbox was full; the oldest points leave it.</summary>
    Overflow,

    /// <summary>The points waited longer than the outbox keeps them.</summary>
    Expired,
}
