namespace ModelWatch.Plans;

/// <summary>Fields that may be kept (null: all declared) and fields kept only as a keyed hash.</summary>
internal sealed record PrivacyPlan(IReadOnlyList<string>? Allow, IReadOnlyList<string> Mask);
