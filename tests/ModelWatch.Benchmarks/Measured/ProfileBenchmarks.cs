using BenchmarkDotNet.Attributes;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Benchmarks.Measured;

/// <summary>One value into its profile: each figure is for one row.</summary>
[MemoryDiagnoser]
public class ProfileBenchmarks
{
    private const int Rows = 1 << 16;
    private readonly string[] _keys = [.. Enumerable.Range(0, 20).Select(k => $"category {k:00}")];
    private readonly double[] _values = new double[Rows];
    private readonly byte[] _codes = new byte[Rows];
    private readonly CategoryProfile _categories = new();
    private NumericProfile _numbers = null!;

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(1);
        for (var i = 0; i < Rows; i++)
        {
            _values[i] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            _codes[i] = (byte)random.Next(20);
        }

        _numbers = new NumericProfile(NumericEdges.FromSorted(SortedSample.From(_values)));
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public void NumberOfMany() => _numbers.AddRange(_values);

    [Benchmark(OperationsPerInvoke = Rows)]
    public void NumberAlone()
    {
        foreach (var value in _values)
            _numbers.Add(value);
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public void CodeOfMany() => _categories.AddCodes(_codes, _keys);

    [Benchmark(OperationsPerInvoke = Rows)]
    public void KeyAlone()
    {
        foreach (var code in _codes)
            _categories.Add(_keys[code]);
    }
}
