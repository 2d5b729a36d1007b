using ModelWatch.Plans;

namespace ModelWatch.References;

/// <summary>
/// A reference as it was received; <paramref name="Version"/> counts from 1 within its model. <paramref name="EffectiveFrom"/> is the
/// watermark (ticks of UTC) at which it became effective: it counts for windows that start after it. It is 0 for a model's first
/// reference, which counts for every window not yet closed, and null while the reference is submitted.
/// </summary>
internal sealed record StoredReference(
    string Model, long Version, string Digest, string PlanDigest, PlanState State, long? EffectiveFrom, DateTimeOffset Received, long Rows, ReferenceNotes Notes);
