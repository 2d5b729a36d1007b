namespace ModelWatch.Statistics.Tests.Inference;

/// <summary>An interval method in one setting: each seed gives a figure with its interval and the truth that it should hold.</summary>
internal sealed record CoverageCase(string Method, string Setting, Func<Random, (Figure Figure, double Truth)> Draw, bool Conservative = false)
{
    public override string ToString() => $"{Method}; {Setting}";
}
