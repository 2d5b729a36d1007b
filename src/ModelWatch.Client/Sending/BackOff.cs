namespace ModelWatch.Client.Sending;

/// <summary>Pauses between attempts: full jitter, drawn between 0 and a bound that doubles. Not thread safe.</summary>
internal sealed class BackOff(TimeSpan first, TimeSpan longest, Random random)
{
    private const int MostDoublings = 30;

    /// <summary>The pause after the failure with this number, from 0. What the service asks for is kept, and the jitter comes on top.</summary>
    public TimeSpan Next(int failure, in Answer answer)
    {
        if (answer.Verdict == Verdict.Locked)
        {
            return longest;
        }

        var bound = Math.Min(longest.TotalMilliseconds, first.TotalMilliseconds * Math.Pow(2, Math.Min(failure, MostDoublings)));
        return answer.RetryAfter + TimeSpan.FromMilliseconds(bound * random.NextDouble());
    }
}
