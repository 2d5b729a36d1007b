namespace ModelWatch.Intake;

/// <summary>What surrounds the fields of one event while it is read.</summary>
internal struct Envelope
{
    public string? Id;
    public bool HasBadId;
    public long? Time;
    public string? Version;
    public string? Source;
    public long Sequence;
    public double Weight;
    public UInt128 Content;
    public int Undeclared;

    /// <summary>Members of the event and of its parts.</summary>
    public int Fields;

    /// <summary>A bound was passed, and the rest was not read.</summary>
    public bool IsOver;

    /// <summary>Why the event cannot be taken, with the reason's word; the first fault stands.</summary>
    public string? Fault;
    public string? Reason;
    private int _seen;

    public static Envelope New() => new() { Sequence = -1, Weight = 1 };

    /// <summary>False where the member has been there before.</summary>
    public bool See(EventMember member)
    {
        var bit = 1 << (int)member;
        var isNew = (_seen & bit) == 0;
        _seen |= bit;
        return isNew;
    }

    public void Blame(string fault, string reason = RejectReason.Malformed)
    {
        Reason ??= reason;
        Fault ??= fault;
    }
}
