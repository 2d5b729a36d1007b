namespace ModelWatch.Client;

/// <summary>What <see cref="ModelWatchClientOptions.OnProblem"/> is told.</summary>
public enum ProblemKind
{
    /// <summary>The service stored the rest of the batch and refused this event or outcome.</summary>
    Rejected,

    /// <summary>A request was given up and what it held is dropped.</summary>
    Dropped,

    /// <summary>A request failed and will be tried again.</summary>
    Retrying,
}
