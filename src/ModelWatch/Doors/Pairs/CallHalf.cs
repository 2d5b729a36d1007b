using ModelWatch.Doors.Calls;

namespace ModelWatch.Doors.Pairs;

/// <summary>One of the two messages of a call: its request or its response.</summary>
/// <param name="Key">Hash of what both halves have in common.</param>
/// <param name="IsResponse">Which half it is.</param>
/// <param name="Door">The door's name on /metrics.</param>
/// <param name="Frame">Id, source, time and attributes of this half.</param>
/// <param name="Body">The bytes as sent.</param>
internal sealed record CallHalf(byte[] Key, bool IsResponse, string Door, CallFrame Frame, ReadOnlyMemory<byte> Body);
