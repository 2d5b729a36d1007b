namespace ModelWatch.Web.Charts;

/// <summary>What stands around a trend: the alarm limit or the wanted range, the band of the reference, and the words of its times.</summary>
public sealed record TrendFrame
{
    public double? Limit { get; init; }
    public string LimitWords { get; init; } = "limit";
    public double? AtLeast { get; init; }
    public double? AtMost { get; init; }
    public (double Low, double High)? Band { get; init; }

    /// <summary>A share or a distance starts at 0.</summary>
    public bool FromZero { get; init; }
    public bool Logarithmic { get; init; }

    /// <summary>Onset of a finding, drawn as a line across.</summary>
    public DateTimeOffset? Onset { get; init; }
    public required Func<double, string> Word { get; init; }
    public required Func<DateTimeOffset, string> TimeWord { get; init; }
}
