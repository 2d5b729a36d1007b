using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ModelWatch.Benchmarks.Comparison;

/// <summary>One run of the numpy line: its CPU seconds, the rows it worked on and the answers it found.</summary>
internal sealed class Baseline : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelwatch-compare-").FullName;
    private readonly JsonDocument _answers;

    /// <param name="options">Where the tool is and how many rows it makes.</param>
    /// <param name="work"><c>drift</c> or <c>calibration</c>.</param>
    public Baseline(Options options, string work)
    {
        var report = JsonDocument.Parse(Run(options, work)).RootElement;
        Exact = report.GetProperty("exact_cpu_s").GetDouble();
        Binned = report.GetProperty("binned_cpu_s").GetDouble();
        _answers = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, "results.json")));
    }

    /// <summary>CPU seconds of the exact line, median of its runs.</summary>
    public double Exact { get; }

    /// <summary>CPU seconds of the line with 256 or 4096 bins.</summary>
    public double Binned { get; }

    public JsonElement Answers => _answers.RootElement;

    /// <summary>A file that the tool wrote, cut into columns.</summary>
    public T[][] Columns<T>(string file, int columns) where T : unmanaged
    {
        var bytes = File.ReadAllBytes(Path.Combine(_folder, file));
        var all = MemoryMarshal.Cast<byte, T>(bytes);
        var rows = columns == 0 ? 0 : all.Length / columns;
        var cut = new T[columns][];
        for (var k = 0; k < columns; k++)
            cut[k] = all.Slice(k * rows, rows).ToArray();
        return cut;
    }

    public void Dispose()
    {
        _answers.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Run(Options options, string work)
    {
        var start = new ProcessStartInfo(options.Python) { RedirectStandardOutput = true };
        foreach (var argument in new[] { options.Baseline, work, "--rows", Text(options.Rows), "--features", Text(options.Features), "--runs", Text(options.Runs), "--write", _folder })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{options.Baseline} failed with {process.ExitCode}.");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
