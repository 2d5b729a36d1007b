namespace ModelWatch.Client;

/// <summary>What <c>Observe</c> and <c>Outcome</c> did with what they were given.</summary>
public enum ObservationState
{
    /// <summary>It could not be taken: the buffer is full, the client is disposed, or it is not valid. Counted by its reason.</summary>
    Dropped,

    /// <summary>The sampling left it out. No loss: the events that are kept carry its weight.</summary>
    SampledOut,

    /// <summary>It waits for the sender.</summary>
    Buffered,
}
