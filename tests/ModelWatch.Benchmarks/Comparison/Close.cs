using ModelWatch.Benchmarks.Rows;
using ModelWatch.Measures;

namespace ModelWatch.Benchmarks.Comparison;

/// <summary>CPU time of a close: every default measure of 50 inputs.</summary>
internal static class Close
{
    public static int Run(string[] args)
    {
        var repeats = args.Length > 0 ? int.Parse(args[0], null) : 200;
        var reference = WideWindow.Reference();
        foreach (var moved in new[] { 0, 1, 5 })
        {
            var window = WideWindow.Window(reference, moved: moved);
            for (var k = 0; k < 100; k++)
                MeasureSet.Compute(WideWindow.Plan, reference, window);
            var (least, median, found) = CpuTime.Of(repeats, () => MeasureSet.Compute(WideWindow.Plan, reference, window));
            Console.WriteLine(FormattableString.Invariant(
                $"close of 50 inputs, {moved} of each kind moved: {found.Count} measurements, {found.Count(m => m.State == MeasurementState.Breach)} breaches; CPU ms least {1e3 * least:0.000}, median {1e3 * median:0.000}"));
        }

        return 0;
    }
}
