namespace ModelWatch.Client;

/// <summary>What became of one event. Keep it (or its id) to send the outcome later.</summary>
/// <param name="Id">The id under which the event was taken, given or made.</param>
/// <param name="State">Buffered, left out by the sampling, or dropped.</param>
public readonly record struct Observation(EventId Id, ObservationState State);
