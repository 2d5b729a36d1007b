namespace ModelWatch.Doors.Calls;

/// <summary>What surrounds the rows of a foreign call.</summary>
/// <param name="Id">The call's id; rows of a call of several are ID/0, ID/1 and so on. Null where rows bring their own, or there is none.</param>
/// <param name="Source">The event's source, or null.</param>
/// <param name="Time">Text of the event time as sent, or null.</param>
internal sealed record CallFrame(string? Id, string? Source, string? Time)
{
    private static readonly Dictionary<string, string> _none = [];

    /// <summary>1 divided by the share that was sampled, as a JSON number, or null.</summary>
    public string? Weight { get; init; }

    /// <summary>Where the rows are those of a file without ids: the number of the first one, so that a row keeps its id in every piece.</summary>
    public long? FirstRow { get; init; }

    /// <summary>Other facts of the call by name, such as <c>endpoint</c> or <c>namespace</c>: segments and the plan's source may name them.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = _none;

    public string? IdOf(int row, int rows) =>
        Id is null ? null : FirstRow is { } first ? $"{Id}/{first + row}" : rows == 1 ? Id : $"{Id}/{row}";
}
