namespace ModelWatch.Web.Queries;

/// <summary>What a page says of a reference.</summary>
internal sealed record ReferenceFacts(string Digest, long Rows, DateTimeOffset? From, DateTimeOffset? To, IReadOnlyDictionary<string, double> SmallestShift);
