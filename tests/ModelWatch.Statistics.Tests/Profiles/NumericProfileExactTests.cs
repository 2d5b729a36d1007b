using System.Numerics;
using CsCheck;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Tests.Profiles;

public sealed class NumericProfileExactTests
{
    [Fact]
    public void MeanAndVariance_OfDyadicNumbers_EqualWholeNumberArithmetic() =>
        Gen.Select(Gen.Int[-4_000_000, 4_000_000].Array[1, 20], Gen.Select(Gen.Int[-9_000_000, 9_000_000], Gen.Int[1, 1000]).Array[2, 40]).Sample((reference, rows) =>
        {
            const double Step = 1.0 / 1024;
            var edges = ProfileGen.Edges([.. reference.Select(r => r * Step)]);
            var profile = ProfileGen.Of(edges, rows.Select(r => (r.Item1 * Step, (double)r.Item2)));
            BigInteger n = 0, sum = 0, squares = 0;
            foreach (var (value, weight) in rows)
                (n, sum, squares) = (n + weight, sum + (BigInteger)value * weight, squares + (BigInteger)value * value * weight);
            var mean = (double)sum / (double)n * Step;
            var variance = (double)(squares * n - sum * sum) / (double)(n * n) * Step * Step;
            Assert.Equal(mean, profile.Mean.Value!.Value, 4e-16 * Math.Abs(mean) + 1e-12);
            Assert.Equal(variance, profile.Variance(0).Value!.Value, 1e-15 * variance + 1e-300);
        }, iter: 500);

    [Fact]
    public void Variance_OfAConstant_IsZeroWhereverItLies() =>
        Gen.Select(ProfileGen.Value.Array[1, 12], ProfileGen.Value, Gen.Int[2, 30]).Sample((reference, value, copies) =>
        {
            var profile = ProfileGen.Of(ProfileGen.Edges(reference), Enumerable.Repeat((value, 1.5), copies));
            Assert.Equal(0, profile.Variance(0).Value);
        }, iter: 500);

    [Fact]
    public void BinMeans_OfAnyValues_LieInTheirBin() =>
        Gen.Select(Gen.Double[-5, 5].Array[1, 50], Gen.Double[-6, 6].Array[1, 100]).Sample((reference, values) =>
        {
            var edges = ProfileGen.Edges(reference);
            var profile = new NumericProfile(edges);
            profile.AddRange(values);
            foreach (var bin in values.GroupBy(edges.Find))
                Assert.Equal(bin.Average(), profile.BinMean(bin.Key)!.Value, 1e-14);
        }, iter: 300);

    [Fact]
    public void Magnitudes_OfAnyValue_EqualTheSlowDefinition()
    {
        double[] powers = [1, 1.189207115002721, 1.4142135623730951, 1.681792830507429];
        var edges = Enumerable.Range(-160, 441).Select(j => Math.ScaleB(powers[j & 3], j >> 2)).ToArray();
        double[] all = [.. edges.Reverse().Select(e => -e), -1e-300, 0, .. edges];
        double[] near = [.. all, .. all.Select(Math.BitIncrement), .. all.Select(Math.BitDecrement)];
        Gen.OneOf(Gen.Int[0, near.Length - 1].Select(i => near[i]), ProfileGen.Value, Gen.Double[-200, 200]).Array[8].Sample(values =>
        {
            for (var i = 0; i < 8; i++)
                values[i] += 0.0;
            var cells = new long[8];
            LogCells.All(values, cells);
            for (var i = 0; i < 8; i++)
            {
                var slow = all.Count(e => e < values[i]);
                Assert.Equal(slow, LogCells.Of(values[i]));
                Assert.Equal(slow, cells[i]);
            }
        }, iter: 3000);
        for (var cell = 0; cell < all.Length; cell++)
            Assert.Equal(all[cell], LogCells.Upper(cell));
    }

    [Fact]
    public void FindAll_OfAnyEdges_CountsTheEdgesBelow() =>
        Gen.Select(ProfileGen.Value.Array[1, 200], ProfileGen.Value.Array[16]).Sample((reference, values) =>
        {
            var edges = NumericEdges.FromSorted(SortedSample.From(reference), 200);
            double[] asked = [.. values, .. reference.Take(reference.Length / 8 * 8)];
            var bins = new long[asked.Length];
            edges.FindAll(asked, bins);
            var own = edges.Values.ToArray();
            Assert.Equal(asked.Select(v => (long)own.Count(e => e < v)), bins);
            Assert.Equal(asked.Select(v => (long)edges.Find(v)), bins);
        }, iter: 300);
}
