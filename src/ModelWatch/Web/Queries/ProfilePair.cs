using ModelWatch.References;

namespace ModelWatch.Web.Queries;

/// <summary>The profiles of one subject in one scope: of the reference, and of the window. Either may be missing; then <paramref name="Why"/> says why.</summary>
internal sealed record ProfilePair(FeatureProfile? Reference, FeatureProfile? Now, string? Why = null)
{
    public string? Unit => (Now ?? Reference)?.Schema.Input?.Unit;

    public static ProfilePair Without(string why) => new(null, null, why);
}
