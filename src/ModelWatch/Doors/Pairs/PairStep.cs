namespace ModelWatch.Doors.Pairs;

/// <summary>What became of a half.</summary>
internal enum PairStep
{
    /// <summary>It waits on the disk for the other one.</summary>
    Waiting,

    /// <summary>The other one was there.</summary>
    Paired,

    /// <summary>It is known: it waits already, or its call is complete.</summary>
    Repeat,

    /// <summary>Another one of this call with other content is known.</summary>
    Conflict,

    /// <summary>It would wait, and no more may wait now. Nothing of it is stored.</summary>
    Full,
}
