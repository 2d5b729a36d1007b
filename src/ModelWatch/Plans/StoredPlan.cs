namespace ModelWatch.Plans;

/// <summary>
/// A plan as it was received, in the order of <paramref name="Number"/> (from 1, over all models).
/// <paramref name="EffectiveFrom"/> is the watermark (ticks of UTC) at which it became effective: it counts for windows that start after it.
/// It is 0 for a model's first plan, which counts for every window not yet closed, and null while the plan is submitted.
/// </summary>
internal sealed record StoredPlan(
    long Number, string Model, string Version, string Digest, PlanState State, long? EffectiveFrom, DateTimeOffset Received, string Text);
