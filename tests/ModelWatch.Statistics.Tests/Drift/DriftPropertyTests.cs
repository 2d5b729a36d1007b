using CsCheck;
using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Tests.Drift;

public sealed class DriftPropertyTests
{
    // Hostile shapes: ties, atoms, clusters inside one bin, shifts far out, numbers next to each other.
    private static readonly Gen<double> Value = Gen.OneOf(
        Gen.Int[0, 3].Select(i => (double)i), Gen.Double[-1, 1], Gen.Double[0.5, 0.500001], Gen.Double[1e6, 1e7],
        Gen.Int[0, 3].Select(i => new[] { 5, Math.BitDecrement(5.0), Math.BitIncrement(5.0), -0.0 }[i]));

    private static readonly Gen<double[]> Sample = Gen.OneOf(Value.Array[1, 120], Gen.Select(Value, Gen.Int[1, 40]).Select((v, n) => Enumerable.Repeat(v, n).ToArray()));

    [Fact]
    public void BinnedFigures_OfHostileShapes_StayWithinTheirBounds() => Gen.Select(Sample, Sample, Gen.Int[1, 4]).Sample((reference, current, step) =>
    {
        var (left, right) = Profiles(reference, current, step * 10);
        var exact = KolmogorovSmirnov.Exact(reference, current).Value!.Value;
        var binned = KolmogorovSmirnov.FromProfiles(left, right);
        Assert.InRange(exact, binned.Value!.Value - 1e-12, binned.Value.Value + binned.Error!.Value + 1e-12);
        Assert.True(binned.Error <= left.Edges.MaxBinMass + 1e-15);
        var distance = Wasserstein.Exact(reference, current).Value!.Value;
        var means = Wasserstein.FromProfiles(left, right);
        Assert.True(Math.Abs(distance - means.Value!.Value) <= means.Error!.Value + 1e-9 * (1 + distance));
    }, iter: 3000);

    [Fact]
    public void Deciles_FromProfilesAndRaw_AreTheSame() => Gen.Select(Sample, Sample).Sample((reference, current) =>
    {
        var (left, right) = Profiles(reference, current, 200);
        PairedCounts raw = PairedCounts.Deciles(reference, current), binned = PairedCounts.Deciles(left, right);
        Assert.Equal(raw.Reference, binned.Reference);
        Assert.Equal(raw.Current, binned.Current);
    }, iter: 2000);

    [Fact]
    public void Distances_AreSymmetricAndInRange() => Gen.Select(Sample, Sample).Sample((a, b) =>
    {
        Assert.Equal(KolmogorovSmirnov.Exact(a, b), KolmogorovSmirnov.Exact(b, a));
        Assert.Equal(Wasserstein.Exact(a, b).Value!.Value, Wasserstein.Exact(b, a).Value!.Value, 1e-6);
        Assert.Equal(0, Wasserstein.Exact(a, a).Value);
        var counts = PairedCounts.Deciles(a, b);
        foreach (var figure in new[] { JensenShannon.Of(counts), ShareDistance.Hellinger(counts), ShareDistance.TotalVariation(counts), ShareDistance.LInfinity(counts) })
            Assert.InRange(figure.Value!.Value, 0, 1);
        Assert.True(PopulationStability.Of(counts).Value >= 0);
        var p = KolmogorovSmirnov.PValue(KolmogorovSmirnov.Exact(a, b).Value!.Value, a.Length, b.Length).Value;
        Assert.InRange(p!.Value, 0, 1 + 1e-12);
    }, iter: 1000);

    [Fact]
    public void Figures_OfEmptySides_AreAbsentWithAReason()
    {
        double[] some = [1, 2, 3], none = [double.NaN];
        Assert.Equal("no reference values", KolmogorovSmirnov.Exact(none, some).Why);
        Assert.Equal("no current values", Wasserstein.Exact(some, none).Why);
        Assert.Equal("no current values", PopulationStability.Of(PairedCounts.Deciles(some, none)).Why);
        Assert.Equal("no reference values", JensenShannon.Of(PairedCounts.Deciles(none, some)).Why);
        Assert.Equal("fewer than two categories", ChiSquare.Pearson(PairedCounts.Categories(["a"], ["a"])).PValue.Why);
        Assert.Equal("the reference is constant", Wasserstein.Scaled(Figure.Of(1), Figure.Of(0)).Why);
    }

    private static (NumericProfile Reference, NumericProfile Current) Profiles(double[] reference, double[] current, int bins)
    {
        var edges = NumericEdges.FromSorted(SortedSample.From(reference), bins);
        NumericProfile left = new(edges), right = new(edges);
        left.AddRange(reference);
        right.AddRange(current);
        return (left, right);
    }
}
