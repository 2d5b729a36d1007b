namespace ModelWatch.Findings;

/// <summary>Which findings of a model are asked for: <c>From &lt;= window.start &lt; To</c>.</summary>
internal sealed record FindingQuery(string Model)
{
    public FindingState? State { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }
    public int Limit { get; init; } = 1000;

    /// <summary>Where the page before ended; null for the first page.</summary>
    public FindingCursor? After { get; init; }
}
