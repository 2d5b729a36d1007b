namespace ModelWatch.Access;

/// <summary>How taking a key away ended.</summary>
internal enum KeyEnd
{
    Done,
    Unknown,

    /// <summary>It is the last one that may make keys.</summary>
    LastAdmin,
}
