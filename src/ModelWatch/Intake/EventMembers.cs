namespace ModelWatch.Intake;

/// <summary>Names of the members of an event, their keys in the content hash, and what they are.</summary>
internal static class EventMembers
{
    private static readonly string[] Names = [.. Enum.GetNames<EventMember>().Select(n => n.ToLowerInvariant())];
    private static readonly UInt128[] Keys = [.. Names.Select(n => ContentHash.Name(System.Text.Encoding.UTF8.GetBytes(n)))];

    public static string NameOf(EventMember member) => Names[(int)member];

    public static UInt128 KeyOf(EventMember member) => Keys[(int)member];

    /// <summary>What a name without escapes means.</summary>
    public static EventMember Of(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 when name.SequenceEqual("id"u8) => EventMember.Id,
        4 when name.SequenceEqual("time"u8) => EventMember.Time,
        5 when name.SequenceEqual("label"u8) => EventMember.Label,
        6 when name.SequenceEqual("inputs"u8) => EventMember.Inputs,
        6 when name.SequenceEqual("source"u8) => EventMember.Source,
        6 when name.SequenceEqual("weight"u8) => EventMember.Weight,
        7 when name.SequenceEqual("outputs"u8) => EventMember.Outputs,
        7 when name.SequenceEqual("version"u8) => EventMember.Version,
        8 when name.SequenceEqual("segments"u8) => EventMember.Segments,
        8 when name.SequenceEqual("sequence"u8) => EventMember.Sequence,
        _ => EventMember.Other,
    };
}
