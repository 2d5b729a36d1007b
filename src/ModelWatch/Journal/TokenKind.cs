namespace ModelWatch.Journal;

/// <summary>How a value was written where it came from; <see cref="None"/> where the format has no kinds (CSV).</summary>
internal enum TokenKind : byte
{
    None = 0,
    Text = 1,
    Number = 2,
    Truth = 3,
    Composite = 4,

    /// <summary>A text whose bytes were no valid UTF-8; U+FFFD stands where they were.</summary>
    BrokenText = 5,
}
