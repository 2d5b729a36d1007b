using ModelWatch.Statistics.Profiles;

namespace ModelWatch.References;

/// <summary>
/// Edges for numbers that no reference has fixed. Mean, spread, least and greatest value do not depend on them; a quantile is
/// known to one step of the grid. They never serve a comparison, because no reference is counted on them.
/// </summary>
internal static class ProvisionalEdges
{
    private const int StepsPerDecade = 8;
    private const int LeastDecade = -6;
    private const int GreatestDecade = 9;

    /// <summary>For probabilities: the 200 steps of [0, 1].</summary>
    public static NumericEdges Unit { get; } = Fixed(Enumerable.Range(0, 201).Select(k => k / 200.0));

    /// <summary>For any number: 0 and, on both sides, 8 steps a decade from 1e-6 to 1e9.</summary>
    public static NumericEdges Wide { get; } = Fixed(Magnitudes().SelectMany(m => new[] { -m, m }).Append(0));

    private static IEnumerable<double> Magnitudes() =>
        Enumerable.Range(0, (GreatestDecade - LeastDecade) * StepsPerDecade + 1)
            .Select(k => Math.Pow(10, LeastDecade + (double)k / StepsPerDecade));

    private static NumericEdges Fixed(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return NumericEdges.FromSorted(sorted, sorted.Length);
    }
}
