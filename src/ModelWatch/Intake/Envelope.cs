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
    public string? Fault;
    public int Undeclared;

    public static Envelope New() => new() { Sequence = -1, Weight = 1 };
}
