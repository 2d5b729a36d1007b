using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using ModelWatch.Benchmarks.Rows;
using ModelWatch.Measures;
using ModelWatch.References;
using ModelWatch.Windows;

namespace ModelWatch.Benchmarks.Measured;

/// <summary>A window of 50 inputs: merge of two states, its bytes, its digest, and its close.</summary>
[MemoryDiagnoser]
public class WindowBenchmarks
{
    private ReferenceProfile _reference = null!;
    private WindowContents _window = null!;
    private WindowContents _other = null!;

    [GlobalSetup]
    public void Fill()
    {
        _reference = WideWindow.Reference();
        _window = WideWindow.Window(_reference);
        _other = WideWindow.Window(_reference, seed: 3);
    }

    [Benchmark]
    public void MergeFiftyFeatures()
    {
        for (var k = 0; k < _window.All.Features.Count; k++)
            _other.All.Features[k].Merge(_window.All.Features[k]);
    }

    [Benchmark]
    public int SerialiseFiftyFeatures()
    {
        var bytes = 0;
        foreach (var feature in _window.All.Features)
            bytes += feature.ToBytes().Length;
        return bytes;
    }

    /// <summary>What a close hashes, and the hash.</summary>
    [Benchmark]
    public int DigestOfFiftyFeatures()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        new Scope(null, _window.All.Features).AppendDigest(hash);
        return hash.GetHashAndReset().Length;
    }

    [Benchmark]
    public int CloseOfFiftyFeatures() => MeasureSet.Compute(WideWindow.Plan, _reference, _window).Count;
}
