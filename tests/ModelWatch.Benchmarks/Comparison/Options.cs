using System.Globalization;

namespace ModelWatch.Benchmarks.Comparison;

/// <summary>What to compare.</summary>
internal sealed record Options
{
    public int Rows { get; private init; } = 1_000_000;
    public int Features { get; private init; } = 50;
    public int Runs { get; private init; } = 3;

    /// <summary>How often the two sides take turns.</summary>
    public int Turns { get; private init; } = 3;

    /// <summary>The other side.</summary>
    public string Baseline { get; private init; } = "../shared/tools/numpy_baseline.py";

    /// <summary>A Python with numpy.</summary>
    public string Python { get; private init; } = "/usr/bin/python3";

    /// <exception cref="ArgumentException">An option is unknown or has no value.</exception>
    public static Options Read(string[] args)
    {
        var options = new Options();
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : throw new ArgumentException($"{args[i]} has no value.", nameof(args));
            options = args[i] switch
            {
                "--rows" => options with { Rows = Whole(value) },
                "--features" => options with { Features = Whole(value) },
                "--runs" => options with { Runs = Whole(value) },
                "--turns" => options with { Turns = Whole(value) },
                "--baseline" => options with { Baseline = value },
                "--python" => options with { Python = value },
                _ => throw new ArgumentException($"Unknown option {args[i]}.", nameof(args)),
            };
        }

        return options;
    }

    private static int Whole(string value) => int.Parse(value, CultureInfo.InvariantCulture);
}
