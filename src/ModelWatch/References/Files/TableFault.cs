namespace ModelWatch.References.Files;

/// <summary>A file that cannot be read as a table. The message is for the person who sent it and says where and what.</summary>
internal sealed class TableFault(string message) : Exception(message)
{
    /// <summary>Line of the file, from 1, or null where lines mean nothing.</summary>
    public long? Line { get; init; }

    /// <summary>Name of the column, or null where the fault is not one column's.</summary>
    public string? Column { get; init; }

    /// <summary>True when the file is beyond a limit of size, and not wrong in itself.</summary>
    public bool TooLarge { get; init; }
}
