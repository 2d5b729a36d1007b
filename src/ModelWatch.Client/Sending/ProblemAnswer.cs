namespace ModelWatch.Client.Sending;

/// <summary>What the client reads of problem details (RFC 9457).</summary>
internal sealed record ProblemAnswer(string? Title, string? Detail);
