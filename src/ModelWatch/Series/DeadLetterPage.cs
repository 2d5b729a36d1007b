namespace ModelWatch.Series;

/// <summary>A page of dead letters, oldest first; <paramref name="Next"/> is passed back as <c>cursor</c>, null on the last page.</summary>
internal sealed record DeadLetterPage(IReadOnlyList<DeadLetterView> Items, string? Next);
