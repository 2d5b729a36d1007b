using CsCheck;
using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Multivariate;

namespace ModelWatch.Statistics.Tests.Multivariate;

public sealed class DiscrepancyTests
{
    private static readonly Gen<double[][]> Rows = Gen.OneOf(Gen.Double[-2, 2], Gen.Int[0, 2].Select(i => (double)i)).Array[2].Array[2, 25];

    [Fact]
    public void Distances_AreSymmetricInRangeAndBlindToOrder() => Gen.Select(Rows, Rows, Gen.Int).Sample((left, right, seed) =>
    {
        VectorSample a = VectorSample.From(2, left), b = VectorSample.From(2, right);
        new Random(seed).Shuffle(left);
        var shuffled = VectorSample.From(2, left);
        var directions = UnitDirections.Draw(2, 4, seed);
        foreach (var distance in new Func<VectorSample, VectorSample, Figure>[]
        {
            (x, y) => Mmd.SquaredBiased(x, y, 1), (x, y) => Mmd.SquaredUnbiased(x, y, 1), (x, y) => SlicedWasserstein.Exact(x, y, directions), MultivariateEnergy.Squared,
        })
        {
            var value = distance(a, b).Value!.Value;
            Assert.Equal(value, distance(b, a).Value!.Value, 1e-12);
            Assert.Equal(value, distance(shuffled, b).Value!.Value, 1e-12);
        }
        Assert.InRange(Mmd.SquaredBiased(a, b, 1).Value!.Value, 0, 2);
        Assert.Equal(0, Mmd.SquaredBiased(a, shuffled, 1).Value!.Value, 1e-12);
        Assert.Equal(0, SlicedWasserstein.Exact(a, shuffled, directions).Value!.Value, 1e-12);
        Assert.Equal(0, MultivariateEnergy.Squared(a, shuffled).Value!.Value, 1e-12);
    }, iter: 500);

    [Fact]
    public void Weight_OfW_EqualsWRepetitions() => Gen.Select(Rows, Rows, Gen.Int[1, 5].Array[25]).Sample((left, right, weights) =>
    {
        double[] w = Array.ConvertAll(weights, x => (double)x);
        VectorSample a = VectorSample.From(2, left, w), b = VectorSample.From(2, right, w);
        VectorSample c = VectorSample.From(2, left.SelectMany((r, i) => Enumerable.Repeat(r, weights[i])));
        VectorSample d = VectorSample.From(2, right.SelectMany((r, i) => Enumerable.Repeat(r, weights[i])));
        var directions = UnitDirections.Draw(2, 4, 1);
        Assert.Equal(Mmd.SquaredBiased(c, d, 1).Value!.Value, Mmd.SquaredBiased(a, b, 1).Value!.Value, 1e-11);
        Assert.Equal(Mmd.SquaredUnbiased(c, d, 1).Value!.Value, Mmd.SquaredUnbiased(a, b, 1).Value!.Value, 1e-11);
        Assert.Equal(SlicedWasserstein.Exact(c, d, directions).Value!.Value, SlicedWasserstein.Exact(a, b, directions).Value!.Value, 1e-11);
        Assert.Equal(MultivariateEnergy.Squared(c, d).Value!.Value, MultivariateEnergy.Squared(a, b).Value!.Value, 1e-11);
    }, iter: 200);

    [Fact]
    public void OneDimension_GivesTheUnivariateFigures() =>
        Gen.Select(Gen.Double[-5, 5].Array[1, 40], Gen.Double[-5, 5].Array[1, 40]).Sample((left, right) =>
        {
            VectorSample a = VectorSample.From(1, left.Select(x => new[] { x })), b = VectorSample.From(1, right.Select(x => new[] { x }));
            Assert.Equal(Wasserstein.Exact(left, right).Value!.Value, SlicedWasserstein.Exact(a, b, [[1.0], [-1.0]]).Value!.Value, 1e-9);
            Assert.Equal(Math.Pow(EnergyDistance.Exact(left, right).Value!.Value, 2), MultivariateEnergy.Squared(a, b).Value!.Value, 1e-9);
        }, iter: 1000);

    [Fact]
    public void RandomFeatures_AgainstTheExactKernel_AreOffByTheRootOfTheirNumber()
    {
        VectorSample reference = Normal(60, 0, 1), current = Normal(50, 0.5, 2);
        foreach (var count in new[] { 16, 64, 256 })
        {
            double squares = 0;
            for (var seed = 0; seed < 12; seed++)
            {
                var features = RandomFeatures.FromReference(reference, seed, count);
                VectorSample a = reference.Select(features.Standard.One), b = current.Select(features.Standard.One);
                var gap = Mmd.SquaredUnbiased(Profile(features, reference), Profile(features, current)).Value - Mmd.SquaredUnbiased(a, b, features.Sigma).Value;
                squares += gap!.Value * gap.Value / 12;
            }
            // The features' kernel has a variance of at most 1 / D a pair of points; averages over pairs have less.
            Assert.InRange(Math.Sqrt(squares) * Math.Sqrt(count), 0.005, 0.5);
        }
    }

    [Fact]
    public void SquaredUnbiased_FromProfiles_HasTheMeanOfNoDrift()
    {
        var features = RandomFeatures.FromReference(Normal(300, 0, 3), 11, 64);
        double sum = 0, biased = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            RandomFeatureProfile a = Profile(features, Normal(20, 0, 100 + 2 * seed)), b = Profile(features, Normal(30, 0, 101 + 2 * seed));
            sum += Mmd.SquaredUnbiased(a, b).Value!.Value / 200;
            var figure = Mmd.FromProfiles(a, b);
            biased += figure.Value!.Value * figure.Value.Value / 200;
            Assert.Equal(0, figure.Lower);
        }
        Assert.InRange(sum, -0.004, 0.004);
        // (1 / 20 + 1 / 30) times the variance of the features, about 0.45.
        Assert.InRange(biased, 0.033, 0.045);
    }

    [Fact]
    public void Interval_OfAPlainDrift_HoldsTheDistanceOfTheLaws()
    {
        var features = RandomFeatures.FromReference(Normal(300, 0, 3), 11, 64);
        var truth = Mmd.FromProfiles(Profile(features, Normal(5000, 0, 4)), Profile(features, Normal(5000, 1.5, 5))).Value!.Value;
        for (var seed = 0; seed < 15; seed++)
        {
            var figure = Mmd.FromProfiles(Profile(features, Normal(400, 0, 100 + seed)), Profile(features, Normal(400, 1.5, 300 + seed)));
            Assert.InRange(truth, figure.Lower!.Value, figure.Upper!.Value);
            Assert.True(figure.Lower > 0, $"{figure}");
        }
    }

    [Theory]
    [InlineData("mmd")]
    [InlineData("sliced")]
    public void PermutationPValue_WithoutDrift_IsRarelySmall(string which)
    {
        const int runs = 400;
        var directions = UnitDirections.Draw(2, 4, 1);
        var small = 0;
        for (var seed = 0; seed < runs; seed++)
        {
            VectorSample a = Normal(8, 0, 1000 + 2 * seed), b = Normal(10, 0, 1001 + 2 * seed);
            var random = new Random(seed);
            var p = which == "mmd" ? Mmd.PermutationPValue(a, b, 1, random, 39) : SlicedWasserstein.PermutationPValue(a, b, directions, random, 39);
            small += p.Value <= 0.1 ? 1 : 0;
        }
        Assert.InRange(small / (double)runs, 0.1 - 3 * Math.Sqrt(0.09 / runs), 0.1 + 3 * Math.Sqrt(0.09 / runs));
    }

    [Fact]
    public void PermutationPValue_OfAShift_IsTheSmallestOneAndRepeatable()
    {
        VectorSample a = Normal(30, 0, 1), b = Normal(30, 3, 2);
        var first = Mmd.PermutationPValue(a, b, 1, new Random(5));
        Assert.Equal(1 / 200.0, first.Value);
        Assert.Equal(first, Mmd.PermutationPValue(a, b, 1, new Random(5)));
        Assert.Equal(1 / 200.0, SlicedWasserstein.PermutationPValue(a, b, UnitDirections.Draw(2, 8, 1), new Random(5)).Value);
    }

    [Fact]
    public void Figures_WithoutEnoughRows_AreAbsentWithAReason()
    {
        VectorSample some = Normal(5, 0, 1), none = VectorSample.From(2, [[1, double.NaN], [1]]), one = VectorSample.From(2, [[1, 2]]);
        Assert.Equal(2, none.LeftOut);
        Assert.Equal((1, 2, 3.0), (VectorSample.From(1, [[1], [2], [3]], [3, 0, double.NaN]) is var s ? (s.Rows, s.LeftOut, s.Weight) : default));
        Assert.Throws<ArgumentException>(() => VectorSample.From(1, [[1], [2]], [1]));
        Assert.Equal("no reference vectors", Mmd.SquaredBiased(none, some, 1).Why);
        Assert.Equal("no current vectors", SlicedWasserstein.Exact(some, none, [[1, 0]]).Why);
        Assert.Equal("fewer than two vectors on a side", Mmd.SquaredUnbiased(some, one, 1).Why);
        Assert.Equal("the dimensions differ", MultivariateEnergy.Squared(some, VectorSample.From(1, [[1]])).Why);
        Assert.Equal("fewer than two vectors", MedianHeuristic.Sigma(one).Why);
        Assert.Equal("the median distance is 0", MedianHeuristic.Sigma(one, one).Why);
        Assert.Equal("more than 4,000 vectors for a kernel matrix", Mmd.SquaredBiased(Normal(4000, 0, 1), one, 1).Why);
        var features = RandomFeatures.FromReference(some, 1, 16);
        Assert.Equal("no current vectors", Mmd.FromProfiles(Profile(features, one), new RandomFeatureProfile(features)).Why);
        Assert.Equal("fewer than two vectors on a side", Mmd.SquaredUnbiased(Profile(features, one), Profile(features, some)).Why);
        Assert.Null(Mmd.FromProfiles(Profile(features, one), Profile(features, some)).Lower);
        Assert.Throws<ArgumentOutOfRangeException>(() => Mmd.SquaredBiased(some, some, 0));
        Assert.Throws<ArgumentException>(() => SlicedWasserstein.Exact(some, some, []));
    }

    private static RandomFeatureProfile Profile(RandomFeatures features, VectorSample rows)
    {
        var profile = new RandomFeatureProfile(features);
        for (var i = 0; i < rows.Rows; i++)
            profile.Add(rows.Row(i));
        return profile;
    }

    private static VectorSample Normal(int rows, double shift, int seed)
    {
        var draws = new FixedDraws(seed);
        var numbers = new double[rows][];
        for (var i = 0; i < rows; i++)
            numbers[i] = [draws.Normal() + shift, draws.Normal()];
        return VectorSample.From(2, numbers);
    }
}
