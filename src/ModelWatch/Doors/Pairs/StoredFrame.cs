using ModelWatch.Doors.Calls;

namespace ModelWatch.Doors.Pairs;

/// <summary>A call's frame as it lies on the disk.</summary>
internal sealed record StoredFrame(string? Id, string? Source, string? Time, Dictionary<string, string> Attributes)
{
    public static StoredFrame Of(CallFrame frame) => new(frame.Id, frame.Source, frame.Time, frame.Attributes.ToDictionary());

    public CallFrame ToFrame() => new(Id, Source, Time) { Attributes = Attributes };
}
