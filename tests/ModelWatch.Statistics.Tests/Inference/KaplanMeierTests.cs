using CsCheck;
using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Tests.Inference;

public sealed class KaplanMeierTests
{
    private static readonly KaplanMeier Delays = KaplanMeier.From(
        [1, 2, 2, 3, 5, 5, 6, 8, 9, 9, 12, 15], [true, true, false, true, true, true, false, true, true, false, true, false]);

    // statsmodels 0.13.5: SurvfuncRight, Greenwood, on the scale ln(-ln S).
    [Theory]
    [InlineData(1, 0.916666666666667, 0.5389771805707412, 0.987825565400458)]
    [InlineData(2.9, 0.833333333333333, 0.4817149421953788, 0.9555093657280649)]
    [InlineData(3, 0.740740740740741, 0.3906761276077819, 0.9086238694040617)]
    [InlineData(7, 0.555555555555556, 0.23690020773318002, 0.7867014663875918)]
    [InlineData(9, 0.333333333333333, 0.08486087400580412, 0.6130623337263245)]
    [InlineData(15, 0.166666666666667, 0.011211936065313469, 0.4892469181441243)]
    public void Longer_OfStatsmodels_Agrees(double age, double share, double lower, double upper)
    {
        var figure = Delays.Longer(age);
        Assert.Equal(share, figure.Value!.Value, 1e-12);
        Assert.Equal(lower, figure.Lower!.Value, 1e-10);
        Assert.Equal(upper, figure.Upper!.Value, 1e-10);
        var arrived = Delays.Arrived(age);
        Assert.Equal(1 - share, arrived.Value!.Value, 1e-12);
        Assert.Equal(1 - upper, arrived.Lower!.Value, 1e-10);
    }

    // statsmodels 0.13.5: quantile and quantile_ci(method="cloglog").
    [Theory]
    [InlineData(0.25, 3, 1.0, 8.0)]
    [InlineData(0.5, 8, 2.0, 12.0)]
    [InlineData(0.75, 12, null, null)]
    public void Quantile_OfStatsmodels_Agrees(double share, double delay, double? lower, double? upper)
    {
        var figure = Delays.Quantile(share);
        Assert.Equal(delay, figure.Value);
        Assert.Equal(lower, figure.Lower);
        Assert.Equal(upper, figure.Upper);
    }

    [Fact]
    public void Law_WithoutWhatItNeeds_SaysWhy()
    {
        var none = KaplanMeier.From([], []);
        Assert.Equal("no rows", none.Longer(1).Why);
        Assert.Equal("no rows", none.Quantile(0.5).Why);
        Assert.Null(none.Longest);
        var open = KaplanMeier.From([3, 4], [false, false]);
        Assert.Equal(Figure.Of(1), open.Longer(4));
        Assert.Equal("beyond the longest age seen", open.Longer(4.1).Why);
        Assert.Equal("nothing has ended yet", open.Quantile(0.5).Why);
        Assert.Equal("too many have not ended yet", Delays.Quantile(0.95).Why);
        Assert.Equal("a share lies in (0, 1)", Delays.Quantile(1).Why);
        Assert.Equal("an age is 0 or more", Delays.Longer(-1).Why);
        Assert.Equal(0, KaplanMeier.From([1, 2], [true, true]).Longer(99).Value);
        Assert.Throws<ArgumentException>(() => KaplanMeier.From([1], []));
    }

    [Fact]
    public void Longer_WithoutCensoring_IsTheShareOfLongerDelays() => Gen.Int[0, 20].Array[1, 60].Sample(delays =>
    {
        var law = KaplanMeier.From([.. delays.Select(d => (double)d)], [.. delays.Select(_ => true)]);
        for (var age = 0; age <= 20; age++)
            Assert.Equal(delays.Count(d => d > age) / (double)delays.Length, law.Longer(age).Value!.Value, 1e-12);
        var sorted = delays.Order().ToArray();
        Assert.Equal(sorted[(int)Math.Ceiling(0.5 * delays.Length) - 1], law.Quantile(0.5).Value);
    }, iter: 500);

    [Fact]
    public void Weights_AreRepetitions_AndWidthsAreOfTheRows() => Gen.Select(Gen.Int[0, 9], Gen.Bool, Gen.Int[1, 3]).Array[2, 30].Sample(rows =>
    {
        var law = KaplanMeier.From([.. rows.Select(r => (double)r.Item1)], [.. rows.Select(r => r.Item2)], [.. rows.Select(r => (double)r.Item3)]);
        var repeated = rows.SelectMany(r => Enumerable.Repeat(r, r.Item3)).ToArray();
        var plain = KaplanMeier.From([.. repeated.Select(r => (double)r.Item1)], [.. repeated.Select(r => r.Item2)]);
        var twice = KaplanMeier.From([.. rows.Select(r => (double)r.Item1)], [.. rows.Select(r => r.Item2)], [.. rows.Select(r => 2.0 * r.Item3)]);
        for (var age = 0; age <= 9; age++)
        {
            Assert.Equal(plain.Longer(age).Value.HasValue, law.Longer(age).Value.HasValue);
            Assert.Equal(plain.Longer(age).Value ?? 0, law.Longer(age).Value ?? 0, 1e-12);
            Assert.Equal(law.Longer(age).Lower ?? 0, twice.Longer(age).Lower ?? 0, 1e-9);
            Assert.True((law.Longer(age).Lower ?? 0) <= (plain.Longer(age).Lower ?? 0) + 1e-9);
        }
    }, iter: 500);
}
