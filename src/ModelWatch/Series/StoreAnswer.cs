namespace ModelWatch.Series;

/// <summary>
/// What an answer means for a batch: the one table for every store that speaks HTTP.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term>204</term><description>accepted (remote write: 200 and 202 too, unless it is a page)</description></item>
/// <item><term>413</term><description>too large: the batch is halved; one point alone becomes a dead letter</description></item>
/// <item><term>any other page (HTML)</term><description>not the store's word: transient, slow</description></item>
/// <item><term>400, 422</term><description>permanent: the batch is halved down to the point, which becomes a dead letter with the store's reason</description></item>
/// <item><term>500 with "too old sample"</term><description>permanent, too: see <see cref="SampleRefusal"/></description></item>
/// <item><term>408, 425, 429, 5xx, no answer in time, no connection, half a body</term><description>transient: back-off, Retry-After obeyed</description></item>
/// <item><term>401, 403, 404, redirect, any other</term><description>transient, slow: a key, a bucket or an address that people mend</description></item>
/// </list>
/// A wrong key, bucket or address is no fault of the points: they wait for it, within the bounds of the outbox.
/// </remarks>
internal static class StoreAnswer
{
    /// <summary>Least pause after an answer that only people can change.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromSeconds(30);
    private const int LongestReason = 500;

    /// <param name="reply">The answer.</param>
    /// <param name="anySuccess">True where the protocol calls every 2xx a success.</param>
    public static WriteOutcome Read(StoreReply reply, bool anySuccess = false)
    {
        var reason = Reason(reply);
        return reply.Status switch
        {
            204 => WriteOutcome.Accepted,
            200 or 202 when anySuccess && !reply.Html => WriteOutcome.Accepted,
            413 => WriteOutcome.Smaller(reason),
            _ when reply.Html => Slowly(reason + " (a page and no answer of a store)", reply),
            400 or 422 => WriteOutcome.Never(reason) with { Kind = SampleRefusal.Of(reply.Text) ?? DeadReason.Refused },
            500 when SampleRefusal.SaidAsFault(reply.Text) => WriteOutcome.Never(reason) with { Kind = DeadReason.TooOld },
            408 or 425 or 429 or >= 500 => WriteOutcome.Later(reason, reply.RetryAfter),
            _ => Slowly(reason, reply),
        };
    }

    private static WriteOutcome Slowly(string reason, StoreReply reply) =>
        WriteOutcome.Later(reason, reply.RetryAfter is { } asked && asked > Slow ? asked : Slow);

    private static string Reason(StoreReply reply)
    {
        var line = string.Join(' ', reply.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var shown = line.Length <= LongestReason ? line : line[..LongestReason] + "...";
        return $"status {reply.Status}: {shown}";
    }
}
