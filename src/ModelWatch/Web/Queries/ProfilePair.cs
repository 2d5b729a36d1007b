using ModelWatch.References;

namespace ModelWatch.Web.Queries;

/// <summary>The profiles of one subject in one scope: of the reference, and of the window. Either may be missing.</summary>
internal sealed record ProfilePair(FeatureProfile? Reference, FeatureProfile? Now)
{
    public static readonly ProfilePair None = new(null, null);

    public string? Unit => (Now ?? Reference)?.Schema.Input?.Unit;
}
