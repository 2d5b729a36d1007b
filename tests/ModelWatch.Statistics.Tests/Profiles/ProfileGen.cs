using CsCheck;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Tests.Profiles;

/// <summary>Numbers and weights that have broken sums before.</summary>
internal static class ProfileGen
{
    private static readonly double[] Hostile =
        [0.0, -0.0, 5e-324, -5e-324, 1e-310, 1e-300, -1e-300, 1e300, -1e308, double.MaxValue, double.MinValue, 3.25, 1e20, 8192, -8192, 1.189207115002721];

    public static readonly Gen<double> Value = Gen.OneOf(
        Gen.Double[-5, 5], Gen.Int[-2, 4].Select(i => (double)i), Gen.Double[-1e12, 1e12], Gen.Int[0, Hostile.Length - 1].Select(i => Hostile[i]), Gen.Const(2.5));

    public static readonly Gen<double> Weight = Gen.OneOf(
        Gen.Const(1.0), Gen.Double[1e-6, 200], Gen.Int[1, 5].Select(i => i / 3.0), Gen.Const(FixedWeight.Largest));

    public static NumericEdges Edges(double[] reference) => NumericEdges.FromSorted(SortedSample.From(reference), 20);

    public static NumericProfile Of(NumericEdges edges, IEnumerable<(double Value, double Weight)> rows)
    {
        var profile = new NumericProfile(edges);
        foreach (var (value, weight) in rows)
            profile.Add(value, weight);
        return profile;
    }
}
