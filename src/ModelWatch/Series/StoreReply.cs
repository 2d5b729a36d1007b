namespace ModelWatch.Series;

/// <summary>An answer over HTTP, read up to a bound.</summary>
/// <param name="Status">The status.</param>
/// <param name="Html">True where the body is a page: no store answers with one, but proxies and log-in pages do.</param>
/// <param name="Text">The body, or its beginning.</param>
/// <param name="RetryAfter">The least time that it asks to wait, where it does.</param>
internal sealed record StoreReply(int Status, bool Html, string Text, TimeSpan? RetryAfter);
