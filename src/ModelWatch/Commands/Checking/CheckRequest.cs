namespace ModelWatch.Commands.Checking;

/// <summary>What <c>check</c> was asked for. <paramref name="Plan"/> null: all shared columns are inputs with kinds inferred.</summary>
internal sealed record CheckRequest(string Reference, string Current, string? Plan, bool Exact);
