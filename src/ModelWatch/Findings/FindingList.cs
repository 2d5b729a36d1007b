namespace ModelWatch.Findings;

/// <summary>A page of findings; <paramref name="Next"/> is passed back as <c>cursor</c>, null on the last page.</summary>
internal sealed record FindingList(IReadOnlyList<FindingView> Items, string? Next);
