namespace ModelWatch.Load;

/// <summary>What a drive showed. Rates are events a CPU-second of the server, latencies milliseconds.</summary>
internal sealed record Driven
{
    public required long Events { get; init; }
    public required long Refused { get; init; }
    public required double Seconds { get; init; }

    /// <summary>From the first request until everything was worked off.</summary>
    public required double CpuSeconds { get; init; }

    /// <summary>The rate of the first 20 s, without what is worked off later.</summary>
    public required double Early { get; init; }

    /// <summary>The rate after that.</summary>
    public required double Steady { get; init; }
    public required double Median { get; init; }
    public required double Tail { get; init; }
    public required double AllocatedAnEvent { get; init; }
    public required double Megabytes { get; init; }

    public double EventsACpuSecond => Events / CpuSeconds;

    public double EventsASecond => Events / Seconds;

    public string Row(string name) => FormattableString.Invariant(
        $"| {name} | {EventsASecond,9:0} | {EventsACpuSecond,9:0} | {Early,9:0} | {Steady,9:0} | {Median,7:0.0} | {Tail,7:0.0} | {AllocatedAnEvent,7:0} | {Megabytes,5:0} | {Refused,4} |");
}
