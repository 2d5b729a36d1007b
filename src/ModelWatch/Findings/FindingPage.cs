namespace ModelWatch.Findings;

/// <summary>One page of findings by window start and id; <paramref name="Next"/> is null at the end.</summary>
internal sealed record FindingPage(IReadOnlyList<Finding> Items, FindingCursor? Next);
