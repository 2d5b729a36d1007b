namespace ModelWatch.Findings;

/// <summary>A likely cause in the words of the contract. <paramref name="Score"/> orders the list, 0 to 1; it is no probability.</summary>
internal sealed record Cause(string Name, string Subject, double Score, string Detail);
