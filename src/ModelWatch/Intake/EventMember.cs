namespace ModelWatch.Intake;

/// <summary>The members of an event that have a meaning.</summary>
internal enum EventMember { Other, Id, Time, Version, Source, Sequence, Weight, Inputs, Outputs, Segments, Label }
