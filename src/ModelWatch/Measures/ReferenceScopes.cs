using ModelWatch.References;

namespace ModelWatch.Measures;

/// <summary>The part of a reference that a scope is compared with.</summary>
internal static class ReferenceScopes
{
    /// <summary>The profiles by subject of all rows (segment null) or of one segment value; null for a value that the reference does not hold.</summary>
    public static IReadOnlyDictionary<string, FeatureProfile>? FeaturesOf(this ReferenceProfile reference, string? segment) =>
        segment is null ? reference.Features : reference.Segments.GetValueOrDefault(segment);
}
