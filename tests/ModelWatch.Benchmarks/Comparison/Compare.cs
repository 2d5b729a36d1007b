namespace ModelWatch.Benchmarks.Comparison;

/// <summary>
/// Measures the product and the numpy line on the same rows, in turns of the same minute, and checks that their answers are the same.
/// Ratios are printed, never judged; only different answers make the exit code 1.
/// </summary>
internal static class Compare
{
    public static int Run(string[] args)
    {
        var options = Options.Read(args);
        var wrong = 0;
        for (var turn = 1; turn <= options.Turns; turn++)
        {
            Console.WriteLine($"turn {turn} of {options.Turns}: {options.Rows:N0} rows, {options.Features} features, CPU seconds of one thread");
            wrong += Calibration(options) + Drift(options);
        }

        Console.WriteLine(wrong == 0 ? "All answers agree." : $"{wrong} answers differ.");
        return wrong == 0 ? 0 : 1;
    }

    private static int Drift(Options options)
    {
        using var baseline = new Baseline(options, "drift");
        var columns = new DriftColumns(baseline, options.Features);
        Console.WriteLine(FormattableString.Invariant($"  numpy drift: exact {baseline.Exact:0.0000}, 256 bins {baseline.Binned:0.0000}"));
        var answers = new Answers();
        var suite = CpuTime.Of(options.Runs, () => DriftSuite.Of(columns));
        Say("drift suite, cached reference", suite.Least, suite.Median, baseline.Exact);
        DriftSuite.Check(suite.Result, baseline.Answers, answers);
        var exact = CpuTime.Of(options.Runs, () => ExactSuite.Of(columns));
        Say("the same figures exact from raw", exact.Least, exact.Median, baseline.Exact);
        ExactSuite.Check(exact.Result, baseline.Answers, answers);
        Console.WriteLine(answers);
        return answers.Wrong;
    }

    private static int Calibration(Options options)
    {
        using var baseline = new Baseline(options, "calibration");
        Console.WriteLine(FormattableString.Invariant($"  numpy calibration: exact {baseline.Exact:0.0000}, 4096 bins {baseline.Binned:0.0000}"));
        var scores = baseline.Columns<double>("p.f64", 1)[0];
        var outcomes = baseline.Columns<bool>("y.u8", 1)[0];
        var answers = new Answers();
        var (least, median, result) = CpuTime.Of(7 * options.Runs, () => CalibrationSuite.Of(scores, outcomes));
        Say("calibration, exact", least, median, baseline.Exact);
        foreach (var (name, figure) in result)
            answers.Check(name, figure.Value!.Value, baseline.Answers.GetProperty(name).GetDouble(), 1e-11);
        Console.WriteLine(answers);
        return answers.Wrong;
    }

    private static void Say(string what, double least, double median, double exact) => Console.WriteLine(
        FormattableString.Invariant($"  {what}: least {least:0.0000}, median {median:0.0000}; to numpy exact {least / exact:0.000}, {median / exact:0.000}"));
}
