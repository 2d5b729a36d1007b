using CsCheck;
using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Tests.Drift;

/// <summary>What holds for every pair of samples. CsCheck prints the seed of a case that breaks a law.</summary>
public sealed class DriftLawTests
{
    private const int Cases = 10_000;

    private static readonly Gen<double> Value = Gen.OneOf(
        Gen.Int[0, 3].Select(i => (double)i), Gen.Double[-1, 1], Gen.Double[0.5, 0.500001], Gen.Double[1e6, 1e7], Gen.Const(-0.0), Gen.Const(double.Epsilon));

    private static readonly Gen<double[]> Sample = Value.Array[1, 40];

    [Fact]
    public void ExactKs_OfHostileShapes_LiesWithinTheBoundOfTheBinnedOne() => Gen.Select(Sample, Sample, Gen.Int[2, 40]).Sample((reference, current, bins) =>
    {
        var edges = NumericEdges.FromSorted(SortedSample.From(reference), bins);
        NumericProfile was = new(edges), now = new(edges);
        was.AddRange(reference);
        now.AddRange(current);
        var binned = KolmogorovSmirnov.FromProfiles(was, now);
        var exact = KolmogorovSmirnov.Exact(reference, current).Value!.Value;
        Assert.InRange(exact, binned.Value!.Value - 1e-12, binned.Value.Value + binned.Error!.Value + 1e-12);
    }, iter: Cases);

    [Fact]
    public void Distances_OfShuffledRows_AreTheSame() => Gen.Select(Sample, Sample, Gen.Int[1, 1000]).Sample((reference, current, seed) =>
    {
        var (was, now) = (Shuffled(reference, seed), Shuffled(current, seed + 1));
        Assert.Equal(Figures(reference, current), Figures(was, now));
    }, iter: Cases);

    [Fact]
    public void SymmetricDistances_OfSwappedSamples_AreTheSame() => Gen.Select(Sample, Sample).Sample((a, b) =>
    {
        Assert.Equal(KolmogorovSmirnov.Exact(a, b).Value!.Value, KolmogorovSmirnov.Exact(b, a).Value!.Value, 1e-15);
        Close(Wasserstein.Exact(a, b), Wasserstein.Exact(b, a));
        Close(EnergyDistance.Exact(a, b), EnergyDistance.Exact(b, a));
        var (ab, ba) = (PairedCounts.Categories(Texts(a), Texts(b)), PairedCounts.Categories(Texts(b), Texts(a)));
        Close(JensenShannon.Of(ab), JensenShannon.Of(ba));
        Close(ShareDistance.Hellinger(ab), ShareDistance.Hellinger(ba));
        Close(ShareDistance.TotalVariation(ab), ShareDistance.TotalVariation(ba));
        Close(ShareDistance.LInfinity(ab), ShareDistance.LInfinity(ba));
        Close(PopulationStability.Of(ab), PopulationStability.Of(ba));
        Close(ChiSquare.Pearson(ab).Statistic, ChiSquare.Pearson(ba).Statistic);
    }, iter: Cases);

    [Fact]
    public void Distances_OfOneSampleWithItself_AreZero() => Sample.Sample(
        sample => Assert.All(Figures(sample, sample), figure => Assert.InRange(figure ?? 0, -1e-12, 1e-7)), iter: Cases);

    [Fact]
    public void Profile_OfWeightW_EqualsWRepetitions() => Gen.Select(Value, Gen.Int[1, 6]).Array[1, 20].Sample(rows =>
    {
        var edges = NumericEdges.FromSorted(SortedSample.From([.. rows.Select(r => r.Item1)]), 20);
        NumericProfile weighted = new(edges), repeated = new(edges);
        foreach (var (value, weight) in rows)
        {
            weighted.Add(value, weight);
            for (var i = 0; i < weight; i++)
                repeated.Add(value);
        }
        Assert.Equal(repeated.FixedCounts.ToArray(), weighted.FixedCounts.ToArray());
        Assert.Equal(repeated.Mean, weighted.Mean);
        Assert.Equal(repeated.Variance(0), weighted.Variance(0));
        Assert.Equal(KolmogorovSmirnov.FromProfiles(repeated, repeated).Value, KolmogorovSmirnov.FromProfiles(repeated, weighted).Value);
        Assert.InRange(Wasserstein.FromProfiles(repeated, weighted).Value!.Value, 0, 1e-12 * (1 + rows.Max(r => Math.Abs(r.Item1))));
    }, iter: Cases);

    private static double?[] Figures(double[] reference, double[] current)
    {
        var deciles = PairedCounts.Deciles(reference, current);
        return
        [
            KolmogorovSmirnov.Exact(reference, current).Value, Wasserstein.Exact(reference, current).Value, EnergyDistance.Exact(reference, current).Value,
            PopulationStability.Of(deciles).Value, JensenShannon.Of(deciles).Value, ShareDistance.Hellinger(deciles).Value,
            ShareDistance.TotalVariation(deciles).Value, ShareDistance.LInfinity(deciles).Value,
        ];
    }

    private static double[] Shuffled(double[] values, int seed)
    {
        var copy = (double[])values.Clone();
        new Random(seed).Shuffle(copy);
        return copy;
    }

    private static string[] Texts(double[] values) => [.. values.Select(v => Math.Round(v, 1).ToString("R"))];

    private static void Close(Figure left, Figure right)
    {
        Assert.Equal(left.Why, right.Why);
        Assert.True(left.Value is null || Math.Abs(left.Value.Value - right.Value!.Value) <= 1e-9 * (1 + Math.Abs(left.Value.Value)), $"{left} {right}");
    }
}
