using ModelWatch.Plans;

namespace ModelWatch.Doors.Captures;

/// <summary>What surrounds a piece of a recorded file.</summary>
/// <param name="Plan">The model's plan.</param>
/// <param name="Work">Where it goes.</param>
/// <param name="Origin">A word for the file, which makes ids of rows that have none; null where there is no file.</param>
/// <param name="FirstRow">The number of the piece's first record in its file.</param>
/// <param name="Time">RFC 3339 time of the file, for records that have none; null where it is not known.</param>
/// <param name="Options">Bounds and choices of the doors.</param>
internal sealed record CaptureContext(MonitoringPlan Plan, DoorWork Work, string? Origin, long FirstRow, string? Time, DoorOptions Options);
