using CsCheck;
using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Tests.Drift;

public sealed class BinnedStatisticsTests
{
    private static readonly Gen<double> Value = Gen.OneOf(
        Gen.Int[0, 3].Select(i => (double)i), Gen.Double[-1, 1], Gen.Double[0.5, 0.500001], Gen.Double[1e6, 1e7], Gen.Const(-0.0));

    private static readonly Gen<double[]> Whole = Gen.Int[0, 8].Select(i => (double)i).Array[2, 60];

    [Fact]
    public void Energy_FromProfiles_HoldsTheExactOneWithinItsError() =>
        Gen.Select(Value.Array[1, 100], Value.Array[1, 60], Gen.Int[1, 4]).Sample((reference, current, step) =>
        {
            var (left, right) = Profiles(reference, current, step * 10);
            var binned = BinnedEnergy.FromProfiles(left, right);
            var exact = EnergyDistance.Exact(reference, current).Value!.Value;
            Assert.True(Math.Abs(binned.Value!.Value - exact) <= binned.Error!.Value + 1e-6 * (1 + exact), $"{binned} against {exact}");
        }, iter: 3000);

    [Fact]
    public void RankStatistics_OfBinsThatAreSingleNumbers_AreExact() => Gen.Select(Whole, Whole).Sample((reference, current) =>
    {
        // All values of the union in the reference, so that each has a bin of its own.
        double[] all = [.. reference, .. current];
        var (left, right) = Profiles(all, current, 200);
        foreach (var (binned, exact) in new[]
        {
            (CramerVonMises.FromProfiles(left, right), CramerVonMises.Exact(all, current)),
            (AndersonDarling.FromProfiles(left, right), AndersonDarling.Exact(all, current)),
        })
        {
            Assert.Equal(exact.IsPresent, binned.IsPresent);
            Assert.True(Math.Abs((binned.Value ?? 0) - (exact.Value ?? 0)) <= 1e-9 * (1 + Math.Abs(exact.Value ?? 0)));
            if (binned.Error is null)
                Assert.Contains(Enumerable.Range(0, left.Edges.Bins), k => left.FixedCounts[k] > 0 && !left.Edges.IsSingleNumber(k));
        }
    }, iter: 1000);

    [Fact]
    public void RankStatistics_OfWeights_EqualThoseOfRepetitions() =>
        Gen.Select(Gen.Select(Value, Gen.Int[1, 9]).Array[2, 30], Gen.Select(Value, Gen.Int[1, 9]).Array[2, 30]).Sample((reference, current) =>
        {
            var edges = NumericEdges.FromSorted(SortedSample.From([.. reference.Select(r => r.Item1)]), 20);
            NumericProfile a = Weighted(edges, reference), b = Weighted(edges, current), c = Repeated(edges, reference), d = Repeated(edges, current);
            Assert.Equal(CramerVonMises.FromProfiles(c, d), CramerVonMises.FromProfiles(a, b));
            Assert.Equal(AndersonDarling.FromProfiles(c, d), AndersonDarling.FromProfiles(a, b));
            Assert.Equal(BinnedEnergy.FromProfiles(c, d), BinnedEnergy.FromProfiles(a, b));
        }, iter: 1000);

    // scipy 1.10.1: cramervonmises_2samp(method="exact").
    [Theory]
    [MemberData(nameof(ExactCases))]
    public void ExactPValue_OfSmallSamples_EqualsScipy(double[] reference, double[] current, double p)
    {
        var t = CramerVonMises.Exact(reference, current).Value!.Value;
        Assert.Equal(p, CramerVonMises.ExactPValue(t, reference.Length, current.Length).Value!.Value, 12);
        Assert.Equal(p, CramerVonMises.PValue(t, reference.Length, current.Length).Value!.Value, 12);
    }

    public static TheoryData<double[], double[], double> ExactCases() => new()
    {
        { [-0.65, -0.17], [2.36, 1.36], 0.3333333333333333 },
        { [-1.64, -0.01, -0.62], [0.85, -0.91, 0.94, 0.94, 2.28, 1.02, 1.21, -0.79, 2.95], 0.07272727272727272 },
        { [-1.92, 1.1, -0.33, -0.88, -0.66, -0.67, 0.38], [0.59, 2.18, -1.13, 0.7, -0.19], 0.2803030303030303 },
        { [0.78, -2.12, -0.34, 0.21, -1.48, 0.99, 0.18, 1.01, 0.96, -0.98, -0.8], [0.5, 1.45, 1.55, -0.01, 0.09, -0.1, 0.12, 0.46, 0.57, 2.76, 0.19], 0.2261195976366255 },
        { [-0.29, 0.46, -0.95, -0.37, 0.01, 0.77, -1.32, 1.37], [0.35, 0.87, 1.55, 1.36, 1.76, 0.87, 0.68, 1.02, -0.3, 1.91, -0.08, -0.56, 2.76, 0.56], 0.059205053632298214 },
        { [-1.0, 2.0, 0.0, 1.0, -1.0, 0.0, -2.0, -2.0, -1.0, 0.0], [2.0, 3.0, 0.0, 2.0], 0.01998001998001998 },
    };

    // scipy 1.10.1: anderson_ksamp(midrank=True).significance_level, and its statistic for 20,000 values (a sum over every rank there).
    [Theory]
    [InlineData(-0.29593600433608463, 0.25)]
    [InlineData(1.6236298882770328, 0.0694753184279257)]
    [InlineData(1.4894209581285196, 0.0789394748541119)]
    [InlineData(11.953558863485624, 0.001)]
    [InlineData(5.856133359889384, 0.0017328486238588356)]
    [InlineData(26.799151320796486, 0.001)]
    public void ClippedPValue_OfStatistics_EqualsScipy(double statistic, double p) =>
        Assert.Equal(p, AndersonDarling.ClippedPValue(statistic).Value!.Value, 9);

    [Fact]
    public void AndersonDarling_OfManyValues_EqualsScipy()
    {
        double[] reference = [.. Enumerable.Range(0, 12000).Select(i => i * 7919 % 12007 / 12007.0)];
        double[] current = [.. Enumerable.Range(0, 8000).Select(i => i * 104729 % 8009 / 8009.0 * 1.01)];
        Assert.Equal(1.7602504443429, AndersonDarling.Exact(reference, current).Value!.Value, 8);
    }

    [Fact]
    public void Figures_WithoutEnoughValues_AreAbsentWithAReason()
    {
        var (left, right) = Profiles([1, 2, 3], [2], 10);
        var empty = new NumericProfile(left.Edges);
        Assert.Equal("no current values", BinnedEnergy.FromProfiles(left, empty).Why);
        Assert.Equal("no current values", AndersonDarling.FromProfiles(left, empty).Why);
        Assert.Equal("fewer than two values on a side", CramerVonMises.FromProfiles(left, right).Why);
        Assert.Equal("more than 22 values", CramerVonMises.ExactPValue(0.1, 12, 11).Why);
        var (same, again) = Profiles([4, 4], [4, 4, 4], 10);
        Assert.Equal("all values are equal", AndersonDarling.FromProfiles(same, again).Why);
        Assert.Equal(0, BinnedEnergy.FromProfiles(same, again).Value);
        Assert.Throws<ArgumentException>(() => CramerVonMises.FromProfiles(left, same));
    }

    private static (NumericProfile Reference, NumericProfile Current) Profiles(double[] reference, double[] current, int bins)
    {
        var edges = NumericEdges.FromSorted(SortedSample.From(reference), bins);
        NumericProfile left = new(edges), right = new(edges);
        left.AddRange(reference);
        right.AddRange(current);
        return (left, right);
    }

    private static NumericProfile Weighted(NumericEdges edges, (double, int)[] rows)
    {
        var profile = new NumericProfile(edges);
        foreach (var (value, weight) in rows)
            profile.Add(value, weight);
        return profile;
    }

    private static NumericProfile Repeated(NumericEdges edges, (double, int)[] rows)
    {
        var profile = new NumericProfile(edges);
        foreach (var (value, weight) in rows)
            profile.AddRange([.. Enumerable.Repeat(value, weight)]);
        return profile;
    }
}
