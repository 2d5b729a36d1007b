namespace ModelWatch.Client;

/// <summary>What may stand beside the inputs and outputs of an event; everything has a default.</summary>
public readonly ref struct EventDetails
{
    /// <summary>The id; made by the client where there is none.</summary>
    public EventId Id { get; init; }

    /// <summary>When the prediction was made; now where absent.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The outcome, where it is known already.</summary>
    public FeatureValue? Label { get; init; }

    /// <summary>Values of segments that are no inputs.</summary>
    public ReadOnlySpan<KeyValuePair<string, FeatureValue>> Segments { get; init; }
}
