namespace ModelWatch.Series.Influx;

/// <summary>Which lines of a batch the store refuses, where it quotes them.</summary>
internal static class InfluxAnswer
{
    public static WriteOutcome Read(StoreReply reply, IReadOnlyList<string> lines)
    {
        var outcome = StoreAnswer.Read(reply);
        return outcome.Result == WriteResult.Permanent ? outcome with { Refused = Named(lines, reply.Text) } : outcome;
    }

    /// <summary>The lines that the store quotes. One that cannot be parsed does not keep the others of its batch from being stored.</summary>
    private static int[] Named(IReadOnlyList<string> lines, string text)
    {
        if (!text.Contains("unable to parse", StringComparison.Ordinal))
            return [];
        var plain = text.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
        return [.. Enumerable.Range(0, lines.Count).Where(i => plain.Contains(lines[i], StringComparison.Ordinal))];
    }
}
