using ModelWatch.Doors.Rows;

namespace ModelWatch.Doors.Calls;

/// <summary>A prediction as a foreign system tells it: what went in, what came out, and what surrounds both.</summary>
/// <param name="Frame">Id, source and time.</param>
/// <param name="Request">The inputs.</param>
/// <param name="Response">The outputs; has as many rows. In a flat table it is the same object.</param>
internal sealed record ForeignCall(CallFrame Frame, ForeignTable Request, ForeignTable Response)
{
    /// <summary>One table holds inputs, outputs and envelope side by side, as a file does; what it lacks is absent.</summary>
    public bool IsFlat => ReferenceEquals(Request, Response);

    /// <summary>The number in the foreign body of each row, where a row is a record of its own; null where the call is one.</summary>
    public IReadOnlyList<int>? Numbers { get; init; }
}
