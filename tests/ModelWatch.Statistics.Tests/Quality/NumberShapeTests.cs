using ModelWatch.Statistics.Profiles;
using ModelWatch.Statistics.Quality;

namespace ModelWatch.Statistics.Tests.Quality;

/// <summary>What is read off two profiles: a change of unit, columns that changed places, a stand-in for nothing, preferred digits.</summary>
public sealed class NumberShapeTests
{
    [Theory]
    [InlineData("glucose mmol/L to mg/dL", 0.2)]
    [InlineData("creatinine mg/dL to umol/L", 1)]
    [InlineData("cholesterol mmol/L to mg/dL", 0.1)]
    [InlineData("x 1000", 0.05)]
    [InlineData("/ 1000", 1)]
    [InlineData("x 10", 0.3)]
    [InlineData("C to F", 0.5)]
    [InlineData("sign lost", 0.1)]
    public void FactorShift_PlantedFactor_IsNamedWithItsShare(string name, double share)
    {
        var random = new Random(7);
        double Draw() => 5 * Math.Exp(0.25 * Normal(random));
        var factor = KnownFactor.All.Single(f => f.Name == name);
        var reference = Profile(Enumerable.Range(0, 4000).Select(_ => Draw()).ToArray(), null);
        var now = Profile([.. Enumerable.Range(0, 4000).Select(i => i < 4000 * share ? factor.Of(Draw()) : Draw())], reference.Edges);
        var (found, which) = FactorShift.Of(reference, now);
        Assert.Equal(name, which?.Name);
        Assert.InRange(found.Value!.Value, share - 0.06, share + 0.06);
    }

    [Fact]
    public void FactorShift_SameRows_IsZero()
    {
        var random = new Random(8);
        var reference = Profile([.. Enumerable.Range(0, 4000).Select(_ => Normal(random))], null);
        var now = Profile([.. Enumerable.Range(0, 1000).Select(_ => Normal(random))], reference.Edges);
        Assert.Equal((0, null), (FactorShift.Of(reference, now).Share.Value!.Value, FactorShift.Of(reference, now).Factor));
        Assert.Null(FactorShift.Of(reference, new NumericProfile(reference.Edges)).Share.Value);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    public void ColumnSwap_PlantedShare_IsFound(double share)
    {
        var random = new Random(9);
        (double A, double B) Row() => (20 + 5 * Normal(random), 300 * Math.Exp(0.3 * Normal(random)));
        var was = Enumerable.Range(0, 4000).Select(_ => Row()).ToArray();
        var now = Enumerable.Range(0, 2000).Select(i => (Row: Row(), Swap: i < 2000 * share)).Select(r => r.Swap ? (A: r.Row.B, B: r.Row.A) : r.Row).ToArray();
        var a = Profile([.. was.Select(r => r.A)], null);
        var b = Profile([.. was.Select(r => r.B)], null);
        var found = ColumnSwap.Share(a, Profile([.. now.Select(r => r.A)], a.Edges), b, Profile([.. now.Select(r => r.B)], b.Edges));
        Assert.InRange(found.Value!.Value, share - 0.05, share + 0.05);
        Assert.Null(ColumnSwap.Share(a, a, a, a).Value);
    }

    [Fact]
    public void ValueSpike_PlantedStandIn_IsNamedWithItsShare()
    {
        var random = new Random(10);
        var reference = Profile([.. Enumerable.Range(0, 4000).Select(_ => Normal(random))], null);
        var now = Profile([.. Enumerable.Range(0, 1000).Select(i => i % 20 == 0 ? -999 : Normal(random))], reference.Edges);
        var (share, value) = ValueSpike.Of(reference, now);
        Assert.Equal(-999, value);
        Assert.InRange(share.Value!.Value, 0.03, 0.07);
        Assert.Equal(0, ValueSpike.Of(reference, reference).Share.Value!.Value);
    }

    // scipy.stats.chisquare([30, 8, 9, 8, 9, 20, 8, 9, 8, 9]).pvalue; V by hand from the same statistic
    [Fact]
    public void DigitPreference_RoundedNumbers_AreSeen()
    {
        double[] counts = [30, 8, 9, 8, 9, 20, 8, 9, 8, 9];
        var expected = counts.Sum(c => (c - 11.8) * (c - 11.8) / 11.8);
        Assert.Equal(Math.Sqrt(expected / (118 * 9)), DigitPreference.Strength(counts).Value!.Value, 12);
        Assert.InRange(DigitPreference.PValue(counts).Value!.Value, 1e-6, 1e-4);
        Assert.Equal(1, DigitPreference.PValue([10, 10, 10, 10, 10, 10, 10, 10, 10, 10]).Value!.Value, 12);
        Assert.Equal(1, DigitPreference.Strength([50, 0, 0, 0, 0, 0, 0, 0, 0, 0]).Value!.Value, 12);
        Assert.Null(DigitPreference.PValue([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]).Value);
    }

    [Fact]
    public void FormEntropy_EvenForms_IsTheLogarithmOfTheirNumber()
    {
        Assert.Equal(Math.Log(3), FormEntropy.Nats([2, 2, 2, 0]).Value!.Value, 12);
        Assert.Equal(0, FormEntropy.Nats([5]).Value!.Value);
        Assert.Null(FormEntropy.Nats([0, 0]).Value);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static NumericProfile Profile(double[] values, NumericEdges? edges)
    {
        var profile = new NumericProfile(edges ?? NumericEdges.FromSorted([.. values.Order()]));
        foreach (var value in values) profile.Add(value);
        return profile;
    }
}
