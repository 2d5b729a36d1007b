using ModelWatch.Measures;

namespace ModelWatch.Series;

/// <summary>A row of the record as the database gives it: times in ticks, absent texts of a series empty.</summary>
internal sealed class MeasurementRow
{
    public long Start { get; init; }
    public long End { get; init; }
    public int Revision { get; init; }
    public string Version { get; init; } = string.Empty;
    public string Segment { get; init; } = string.Empty;
    public string Subject { get; init; } = string.Empty;
    public string Measure { get; init; } = string.Empty;
    public string Definition { get; init; } = string.Empty;
    public string Unit { get; init; } = string.Empty;
    public double? Value { get; init; }
    public double? Lower { get; init; }
    public double? Upper { get; init; }
    public double? Level { get; init; }
    public double? Error { get; init; }
    public long N { get; init; }
    public int State { get; init; }
    public bool Provisional { get; init; }
    public string? Why { get; init; }
    public string? Reference { get; init; }
    public string? Plan { get; init; }

    public Measurement ToMeasurement() => new()
    {
        WindowStart = new DateTimeOffset(Start, TimeSpan.Zero),
        WindowEnd = new DateTimeOffset(End, TimeSpan.Zero),
        Revision = Revision,
        Version = Version,
        Segment = Segment.Length == 0 ? null : Segment,
        Subject = Subject,
        Measure = Measure,
        Value = Value,
        Lower = Lower,
        Upper = Upper,
        Level = Level,
        Error = Error,
        N = N,
        State = (MeasurementState)State,
        Why = Why,
        Unit = Unit.Length == 0 ? null : Unit,
        Definition = Definition,
        Reference = Reference,
        Plan = Plan,
        Provisional = Provisional,
    };

    public MeasurementCursor Place() => new(Start, Version, Segment, Subject, Measure);
}
