using System.Net;

namespace ModelWatch.Series.Influx;

/// <summary>
/// What an answer of the store means for a batch. Only a complaint about the points themselves is permanent; a wrong token, bucket or address is
/// mended by people, and the points wait for that.
/// </summary>
internal static class InfluxAnswer
{
    private const int LongestReason = 500;

    public static WriteOutcome Read(HttpResponseMessage answer, IReadOnlyList<string> lines, string text, TimeProvider time)
    {
        var reason = Reason(answer.StatusCode, text);
        return answer.StatusCode switch
        {
            HttpStatusCode.NoContent => WriteOutcome.Accepted,
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => WriteOutcome.Never(reason, Named(lines, text)),
            HttpStatusCode.RequestEntityTooLarge => WriteOutcome.Smaller(reason),
            _ => WriteOutcome.Later(reason, RetryAfter(answer.Headers.RetryAfter, time)),
        };
    }

    /// <summary>The lines that the store quotes. One that cannot be parsed does not keep the others of its batch from being stored.</summary>
    private static int[] Named(IReadOnlyList<string> lines, string text)
    {
        if (!text.Contains("unable to parse", StringComparison.Ordinal))
            return [];
        var plain = text.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
        return [.. Enumerable.Range(0, lines.Count).Where(i => plain.Contains(lines[i], StringComparison.Ordinal))];
    }

    private static TimeSpan? RetryAfter(System.Net.Http.Headers.RetryConditionHeaderValue? header, TimeProvider time)
    {
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return wait > TimeSpan.Zero ? wait : null;
    }

    private static string Reason(HttpStatusCode status, string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var shown = line.Length <= LongestReason ? line : line[..LongestReason] + "...";
        return $"status {(int)status}: {shown}";
    }
}
