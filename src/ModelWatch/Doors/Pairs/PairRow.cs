namespace ModelWatch.Doors.Pairs;

/// <summary>A row of the table of halves: a half that waits, or the trace of a complete call.</summary>
internal sealed class PairRow
{
    /// <summary>0 the request waits, 1 the response waits, 2 the call is complete.</summary>
    public long State { get; set; }

    public string Door { get; set; } = "";

    public byte[]? Request { get; set; }

    public byte[]? Response { get; set; }

    /// <summary>Bytes of the body that waits.</summary>
    public long Size { get; set; }

    /// <summary>The half that waits, as <see cref="HalfSeal"/> closed it.</summary>
    public byte[]? Sealed { get; set; }
}
