namespace ModelWatch.Series;

/// <summary>Which measurements are asked for. An absent filter takes all.</summary>
/// <param name="Model">The model.</param>
internal sealed record MeasurementQuery(string Model)
{
    public const int DefaultLimit = 1000;
    public const int GreatestLimit = 10000;

    public string? Measure { get; init; }
    public string? Subject { get; init; }

    /// <summary>Null takes every segment and all rows; empty takes only all rows; else <c>country=DE</c>.</summary>
    public string? Segment { get; init; }
    public string? Version { get; init; }

    /// <summary>Earliest window start, inclusive.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Latest window start, exclusive.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The record as it was known then, inclusive; null takes the newest.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>1 to <see cref="GreatestLimit"/>.</summary>
    public int Limit { get; init; } = DefaultLimit;

    /// <summary>The last measurement of the page before, or null for the first page.</summary>
    public MeasurementCursor? After { get; init; }
}
