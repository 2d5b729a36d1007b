using BenchmarkDotNet.Attributes;
using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Benchmarks.Measured;

/// <summary>The radix sort beside the comparison sort, and the exact distances that rest on it.</summary>
[MemoryDiagnoser]
public class SortBenchmarks
{
    private double[] _values = [];
    private double[] _others = [];
    private double[] _copy = [];

    [Params(1000, 100_000, 1_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(1);
        _values = Draw(random, 0);
        _others = Draw(random, 0.1);
        _copy = new double[Rows];
    }

    [Benchmark(Baseline = true)]
    public void ArraySort()
    {
        _values.CopyTo(_copy, 0);
        Array.Sort(_copy);
    }

    [Benchmark]
    public void Radix()
    {
        _values.CopyTo(_copy, 0);
        RadixSort.Sort(_copy.AsSpan());
    }

    [Benchmark]
    public SampleDistances ExactDistances() => SampleDistances.Exact(_values, _others);

    private double[] Draw(Random random, double shift) =>
        [.. Enumerable.Range(0, Rows).Select(_ => shift + Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
}
