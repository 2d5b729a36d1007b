namespace ModelWatch.Plans;

/// <summary>What is wrong with one cell; several may hold at once.</summary>
[Flags]
internal enum CellFaults : byte
{
    None = 0,

    /// <summary>Absent, null, or a missing token of a CSV file.</summary>
    Missing = 1,

    /// <summary>Present, but not of the declared kind.</summary>
    Invalid = 2,

    /// <summary>A number outside the declared range.</summary>
    OutOfRange = 4,

    /// <summary>A category that neither the plan nor the reference knows.</summary>
    Unseen = 8,

    /// <summary>A declared stand-in for "no value".</summary>
    Sentinel = 16,

    /// <summary>The pattern or the date format is broken.</summary>
    Format = 32,

    /// <summary>Traces of a text decoded with the wrong encoding.</summary>
    Encoding = 64,

    /// <summary>A known other spelling.</summary>
    Alias = 128,
}
