using CsCheck;
using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Tests.Drift;

public sealed class SampleDistancesTests
{
    private static readonly Gen<double> Value = Gen.OneOf(Gen.Int[-3, 3].Select(i => (double)i), Gen.Double[-2, 2], Gen.Double[1e6, 1e7]);
    private static readonly Gen<double[]> Sample = Value.Array[1, 60];

    [Fact]
    public void Exact_AnySamples_IsTheDefinitionAtEveryPoint() => Gen.Select(Sample, Sample).Sample((reference, current) =>
    {
        var points = reference.Concat(current).Distinct().Order().ToArray();
        double ks = 0, wasserstein = 0, energy = 0;
        for (var k = 0; k < points.Length; k++)
        {
            var gap = Share(reference, points[k]) - Share(current, points[k]);
            var width = k + 1 < points.Length ? points[k + 1] - points[k] : 0;
            ks = Math.Max(ks, Math.Abs(gap));
            wasserstein += Math.Abs(gap) * width;
            energy += 2 * gap * gap * width;
        }

        var found = SampleDistances.Exact(reference, current);
        Assert.Equal(ks, found.KolmogorovSmirnov.Value!.Value, 1e-14);
        Assert.Equal(wasserstein, found.Wasserstein.Value!.Value, 1e-12 * (1 + wasserstein));
        Assert.Equal(Math.Sqrt(energy), found.Energy.Value!.Value, 1e-12 * (1 + Math.Sqrt(energy)));
        Assert.Equal(KolmogorovSmirnov.Exact(reference, current), found.KolmogorovSmirnov);
        Assert.Equal(Wasserstein.Exact(reference, current), found.Wasserstein);
        Assert.Equal(EnergyDistance.Exact(reference, current), found.Energy);
    }, iter: 2000);

    [Fact]
    public void Exact_EmptySide_IsAbsentWithAReason()
    {
        var found = SampleDistances.Exact([double.NaN], [1]);
        Assert.All([found.KolmogorovSmirnov, found.Wasserstein, found.Energy], f => Assert.Equal("no reference values", f.Why));
    }

    [Fact]
    public void Exact_FarthestNumbers_GivesADistanceWhereADoubleHoldsIt()
    {
        Assert.Equal(1e308, SampleDistances.Exact([0, 0], [1e308, 1e308]).Wasserstein.Value);
        Assert.False(SampleDistances.Exact([-1.7e308], [1.7e308]).Wasserstein.IsPresent);
    }

    /// <summary>A reference worked out before gives what the profiles give; categories that only the window has are no exception.</summary>
    [Fact]
    public void Baselines_GiveTheFiguresOfTheProfiles() => Gen.Select(Sample, Sample).Sample((reference, current) =>
    {
        var edges = NumericEdges.FromSorted(SortedSample.From(reference), 20);
        NumericProfile left = new(edges), right = new(edges);
        left.AddRange(reference);
        right.AddRange(current);
        var known = new NumericBaseline(left);
        Assert.Equal(Wasserstein.FromProfiles(left, right), Wasserstein.FromProfile(known, right));
        Assert.Equal(PairedCounts.Deciles(left, right).Current, PairedCounts.Deciles(known, right).Current);
        CategoryProfile words = new(), others = new();
        foreach (var value in reference)
            words.Add($"{Math.Round(value)}");
        foreach (var value in current)
            others.Add($"{Math.Round(value)}");
        var paired = PairedCounts.Categories(words, others);
        var quick = PairedCounts.Categories(new CategoryBaseline(words), others);
        Assert.Equal(paired.Reference, quick.Reference);
        Assert.Equal(paired.Current, quick.Current);
    }, iter: 500);

    private static double Share(double[] sample, double at) => sample.Count(v => v <= at) / (double)sample.Length;
}
