namespace ModelWatch.Series;

/// <summary>What a store made of a batch.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Reason">Why it was not accepted; null when it was.</param>
/// <param name="RetryAfter">The least time that the store asked to wait, where it did.</param>
/// <param name="Refused">For <see cref="WriteResult.Permanent"/>: positions of the refused points, all others being stored; empty when the store did not say which.</param>
internal sealed record WriteOutcome(WriteResult Result, string? Reason, TimeSpan? RetryAfter, IReadOnlyList<int> Refused)
{
    public static readonly WriteOutcome Accepted = new(WriteResult.Accepted, null, null, []);

    /// <summary>Why a refused point is refused; <see cref="DeadReason.TooOld"/> holds for every older point too.</summary>
    public DeadReason Kind { get; init; } = DeadReason.Refused;

    public static WriteOutcome Later(string reason, TimeSpan? retryAfter = null) => new(WriteResult.Transient, reason, retryAfter, []);

    public static WriteOutcome Smaller(string reason) => new(WriteResult.TooLarge, reason, null, []) { Kind = DeadReason.TooLarge };

    public static WriteOutcome Never(string reason, params IReadOnlyList<int> refused) => new(WriteResult.Permanent, reason, null, refused);
}
