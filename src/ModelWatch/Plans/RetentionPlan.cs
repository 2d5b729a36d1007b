namespace ModelWatch.Plans;

/// <summary>How long each kind of record is kept, counted from receipt. <see cref="Predictions"/> null: max(7d, maturity + lateness).</summary>
internal sealed record RetentionPlan
{
    public TimeSpan Journal { get; init; } = TimeSpan.FromDays(7);
    public TimeSpan Evidence { get; init; } = TimeSpan.FromDays(30);
    public TimeSpan? Predictions { get; init; }
    public TimeSpan Record { get; init; } = TimeSpan.FromDays(3 * 365);
}
