using CsCheck;
using ModelWatch.Statistics.Numerics;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Tests.Numerics;

/// <summary>Against <see cref="Array.Sort(Array)"/>, on both sides of every length at which the method changes.</summary>
public sealed class RadixSortTests
{
    private static readonly int[] Lengths = [0, 1, 2, 511, 512, 513, 8191, 8192, 20_000];

    // What a value is made of: the seed of a row, its place and the number of rows.
    public static TheoryData<string, Func<Random, int, int, double>> Shapes => new()
    {
        { "normal", (random, _, _) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()) },
        { "any bits", (random, _, _) => BitConverter.Int64BitsToDouble(random.NextInt64()) is var x && double.IsNaN(x) ? 0 : x },
        { "signs", (random, _, _) => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 300)) },
        { "denormals", (random, _, _) => BitConverter.Int64BitsToDouble(random.NextInt64(0, 1L << 40)) * (random.Next(2) == 0 ? -1 : 1) },
        { "zeros", (random, _, _) => random.Next(3) switch { 0 => -0.0, 1 => 0.0, _ => random.Next(-1, 2) } },
        { "infinities", (random, _, _) => random.Next(4) switch { 0 => double.PositiveInfinity, 1 => double.NegativeInfinity, 2 => double.MaxValue, _ => random.NextDouble() } },
        { "equal", (_, _, _) => 42.5 },
        { "two values", (random, _, _) => random.Next(2) },
        { "few whole", (random, _, _) => random.Next(-50, 50) },
        { "sorted", (_, i, _) => i },
        { "reversed", (_, i, n) => n - i },
        { "neighbours", (random, _, _) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(1) + random.Next(1000)) },
        { "one far away", (random, i, _) => i == 7 ? -1e300 : 1 + random.NextDouble() * 1e-12 },
        { "equal leading bits, reversed", (_, i, n) => i == 0 ? -1e300 : BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(1) + (n - i)) },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Sort_HostileShapes_IsThatOfTheComparisonSort(string shape, Func<Random, int, int, double> value)
    {
        foreach (var length in Lengths)
        {
            var random = new Random(length);
            var expected = Enumerable.Range(0, length).Select(i => value(random, i, length)).ToArray();
            var actual = (double[])expected.Clone();
            Array.Sort(expected);
            RadixSort.Sort(actual.AsSpan());
            Assert.True(expected.AsSpan().SequenceEqual(actual), $"{shape}, {length} values");
        }
    }

    [Fact]
    public void Sort_NegativeZeros_ComeBeforeZeros()
    {
        var values = Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? 0.0 : -0.0).ToArray();
        RadixSort.Sort(values.AsSpan());
        Assert.All(values[..500], v => Assert.True(double.IsNegative(v)));
        Assert.All(values[500..], v => Assert.False(double.IsNegative(v)));
    }

    [Fact]
    public void Sort_AnyWholeNumbers_IsThatOfTheComparisonSort() =>
        Gen.Select(Gen.ULong.Array[0, 60], Gen.Int[0, 63], Gen.Int[1, 200]).Sample((parts, shift, repeats) =>
        {
            var expected = Enumerable.Range(0, repeats).SelectMany(k => parts.Select(p => (p >> shift) ^ (ulong)k)).ToArray();
            var actual = (ulong[])expected.Clone();
            Array.Sort(expected);
            RadixSort.Sort(actual.AsSpan());
            Assert.True(expected.AsSpan().SequenceEqual(actual));
        }, iter: 300);

    [Fact]
    public void SortedSample_LeavesOutWhatIsNotFinite()
    {
        double[] values = [3, double.NaN, -0.0, double.PositiveInfinity, -2, double.NegativeInfinity];
        var sorted = SortedSample.From(values);
        Assert.Equal([-2, 0, 3], sorted);
        Assert.False(double.IsNegative(sorted[1]));
    }
}
