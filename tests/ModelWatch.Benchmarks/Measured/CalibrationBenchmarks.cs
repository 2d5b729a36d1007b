using BenchmarkDotNet.Attributes;
using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.Benchmarks.Measured;

/// <summary>Calibration error, Brier score and ROC AUC of the same rows: at once, and one by one.</summary>
[MemoryDiagnoser]
public class CalibrationBenchmarks
{
    private double[] _scores = [];
    private bool[] _outcomes = [];

    [Params(10_000, 1_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(1);
        _scores = [.. Enumerable.Range(0, Rows).Select(_ => random.NextDouble())];
        _outcomes = [.. _scores.Select(p => random.NextDouble() < p)];
    }

    [Benchmark]
    public CalibrationSummary Summary() => CalibrationSummary.Of(_scores, _outcomes);

    [Benchmark]
    public double OneByOne()
    {
        var rows = new ScoredRows(_scores, _outcomes);
        return ExpectedCalibrationError.ByWidth(rows).Value!.Value + Brier.Score(rows).Value!.Value + RocAuc.Of(rows).Value!.Value;
    }
}
