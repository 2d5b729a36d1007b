namespace ModelWatch.Doors.Captures;

/// <summary>Marks the endpoints that take recorded formats.</summary>
internal sealed class FormatMark;
