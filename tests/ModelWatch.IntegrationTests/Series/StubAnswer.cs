namespace ModelWatch.IntegrationTests.Series;

/// <summary>What a stub does with a request.</summary>
/// <param name="Bytes">The answer as it goes over the line; null hangs.</param>
internal sealed record StubAnswer(string? Bytes)
{
    public static readonly StubAnswer Hang = new((string?)null);

    /// <summary>The connection ends without a word.</summary>
    public static readonly StubAnswer Nothing = new(string.Empty);

    public static StubAnswer Of(int status, string body, string type = "text/plain", string header = "", int? claimed = null) => new(
        $"HTTP/1.1 {status} x\r\nContent-Type: {type}\r\n{header}{(status == 204 ? string.Empty : $"Content-Length: {claimed ?? body.Length}\r\n")}Connection: close\r\n\r\n{body}");
}
