namespace ModelWatch.Journal;

/// <summary>What became of one event or label at the journal.</summary>
internal enum RowOutcome : byte
{
    Accepted = 0,

    /// <summary>Known with equal content: counted once, answered as a duplicate.</summary>
    Duplicate = 1,

    /// <summary>Known with other content: refused.</summary>
    Conflict = 2,

    /// <summary>A label without source whose id several sources have used: refused.</summary>
    Ambiguous = 3,
}
