using CsCheck;
using ModelWatch.Statistics.Regression;

namespace ModelWatch.Statistics.Tests.Regression;

public sealed class UniformTestTests
{
    // scipy 1.10.1, kstwo.sf. The last column is the relative tolerance: scipy itself takes a series from about 140 rows on, this code a
    // corrected limit beyond 1000.
    [Theory]
    [InlineData(1, 0.7, 0.6000000000000001, 1e-9)]
    [InlineData(2, 0.5, 0.5, 1e-9)]
    [InlineData(10, 0.3, 0.27053557479999946, 1e-9)]
    [InlineData(60, 0.21, 0.008450317114776507, 1e-9)]
    [InlineData(100, 0.05, 0.9532159710635725, 1e-9)]
    [InlineData(500, 0.06, 0.05243463489026223, 1e-6)]
    [InlineData(1000, 0.06, 0.001428597887952891, 1e-6)]
    [InlineData(1000, 0.1, 3.703687096817711e-09, 1e-6)]
    [InlineData(20, 0.9, 2.0006866455078037e-20, 1e-9)]
    [InlineData(3000, 0.05, 5.874684341454393e-07, 1e-6)]
    [InlineData(2000, 0.02, 0.3953133626892045, 3e-5)]
    [InlineData(5000, 0.02, 0.03613941395325637, 1e-4)]
    [InlineData(100000, 0.004, 0.08130148920222469, 1e-5)]
    [InlineData(5, 0.02, 1, 0)]
    [InlineData(5, 1, 0, 0)]
    public void PValue_OfKnownCases_AgreesWithScipy(int n, double d, double expected, double relative) =>
        Assert.Equal(expected, UniformTest.KolmogorovSmirnovPValue(d, n).Value!.Value, relative * expected + 1e-300);

    // scipy 1.10.1, kstest and cramervonmises.
    [Fact]
    public void Statistics_OfKnownValues_AgreeWithScipy()
    {
        double[] values = [0.25, 0.1, 0.9, 0.2, 0.61, 0.6];
        var d = UniformTest.KolmogorovSmirnov(values);
        Assert.Equal(0.25, d.Value!.Value, 12);
        Assert.Equal(0.769483024691358, UniformTest.KolmogorovSmirnovPValue(d.Value.Value, 6).Value!.Value, 9);
        Assert.Equal(0.0646, UniformTest.CramerVonMises(values).Value!.Value, 12);
    }

    [Fact]
    public void PValue_AcrossItsThreeForms_FallsInD() => Gen.Select(Gen.Int[1, 3000], Gen.Double[0.01, 0.98]).Sample((n, d) =>
    {
        var (p, further) = (UniformTest.KolmogorovSmirnovPValue(d, n).Value!.Value, UniformTest.KolmogorovSmirnovPValue(d + 0.01, n).Value!.Value);
        Assert.True(p is >= 0 and <= 1 && further <= p + 1e-9, $"n {n}, d {d}: {p}, {further}");
    }, iter: 200);

    [Fact]
    public void Statistic_OfWeights_IsThatOfRepetitions() =>
        Gen.Select(Gen.Int[0, 20].Select(i => i / 20.0), Gen.Int[1, 4], (u, w) => (u, w)).Array[1, 20].Sample(rows =>
        {
            double[] repeated = [.. rows.SelectMany(r => Enumerable.Repeat(r.u, r.w)).Reverse()];
            var weighted = UniformTest.KolmogorovSmirnov([.. rows.Select(r => r.u)], [.. rows.Select(r => (double)r.w)]);
            Assert.Equal(UniformTest.KolmogorovSmirnov(repeated).Value!.Value, weighted.Value!.Value, 1e-12);
            Assert.InRange(UniformTest.CramerVonMises(repeated).Value!.Value, 1 / (12.0 * repeated.Length) - 1e-12, repeated.Length / 3.0 + 1e-9);
        }, iter: 2000);

    [Fact]
    public void Statistics_WithoutValues_SayWhyNot()
    {
        Assert.Equal("no values", UniformTest.KolmogorovSmirnov([double.NaN, 1.5]).Why);
        Assert.Equal("no values", UniformTest.CramerVonMises([]).Why);
        Assert.Equal("no values", UniformTest.KolmogorovSmirnovPValue(0.2, 0).Why);
    }
}
