namespace ModelWatch.Doors.Files;

/// <summary>What becomes of a last record without its line feed.</summary>
internal enum Tail
{
    /// <summary>It may still be being written.</summary>
    Never,

    /// <summary>It is taken where it is a record by itself: a writer may pause in the midst of one.</summary>
    IfWhole,

    /// <summary>Nothing more will come.</summary>
    Always,
}
