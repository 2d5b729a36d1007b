namespace ModelWatch.Client.Sending;

/// <summary>The answer to a request, or what stood for it.</summary>
internal sealed record Answer(Verdict Verdict, string Reason, string? Detail = null)
{
    public Receipt? Receipt { get; init; }

    /// <summary>The shortest pause that the service asks for.</summary>
    public TimeSpan RetryAfter { get; init; }
}
