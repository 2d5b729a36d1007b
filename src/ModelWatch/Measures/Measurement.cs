using System.Text.Json.Serialization;

namespace ModelWatch.Measures;

/// <summary>
/// One figure of one window, with what it rests on. <see cref="Value"/> null means absent, and <see cref="Why"/> says why.
/// </summary>
internal sealed record Measurement
{
    /// <summary>Null in a one-shot comparison.</summary>
    public DateTimeOffset? WindowStart { get; init; }
    public DateTimeOffset? WindowEnd { get; init; }
    public int Revision { get; init; }
    public required string Version { get; init; }

    /// <summary>Null for all rows, else <c>country=DE</c>.</summary>
    public string? Segment { get; init; }
    public required string Subject { get; init; }
    public required string Measure { get; init; }
    public double? Value { get; init; }
    public double? Lower { get; init; }
    public double? Upper { get; init; }

    /// <summary>Level of the interval, such as 0.95; null where there is none.</summary>
    public double? Level { get; init; }

    /// <summary>Proven greatest distance to the exact value: 0 when exact, null when no bound is known.</summary>
    public double? Error { get; init; }

    /// <summary>Rows that the figure rests on.</summary>
    public long N { get; init; }
    public MeasurementState State { get; init; }
    public string? Why { get; init; }

    /// <summary>Unit of the value such as <c>mg</c>, or null where it has none.</summary>
    public string? Unit { get; init; }

    /// <summary>Short versioned name of the definition, such as <c>ks/1</c>.</summary>
    public required string Definition { get; init; }

    /// <summary>Digest of the reference, or null where none was used.</summary>
    public string? Reference { get; init; }

    /// <summary>Digest of the plan.</summary>
    public string? Plan { get; init; }

    /// <summary>What a breach rests on; null in every other state. Not part of the wire form.</summary>
    [JsonIgnore]
    public BreachEvidence? Evidence { get; init; }

    /// <summary>True while labels of the window may still be on their way.</summary>
    public bool Provisional { get; init; }
}
