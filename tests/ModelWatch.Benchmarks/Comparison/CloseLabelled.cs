using ModelWatch.Benchmarks.Rows;
using ModelWatch.Measures;

namespace ModelWatch.Benchmarks.Comparison;

/// <summary>CPU time of a close with outcomes: one probability, every default measure and estimate, all rows and three values of a segment.</summary>
internal static class CloseLabelled
{
    private const int Rows = 1000;

    public static int Run(string[] args)
    {
        var repeats = args.Length > 0 ? int.Parse(args[0], null) : 200;
        var reference = LabelledWindow.Reference();
        foreach (var labelled in new[] { Rows, Rows / 2, 0 })
        {
            var window = LabelledWindow.Window(reference, Rows, labelled);
            Say($"close of {Rows} predictions, {labelled} labelled, 4 scopes", repeats, () => MeasureSet.Compute(LabelledWindow.Plan, reference, window).Count);
            var all = window with { Scopes = [window.All] };
            Say($"close of {Rows} predictions, {labelled} labelled, all rows alone", repeats, () => MeasureSet.Compute(LabelledWindow.Plan, reference, all).Count);
            var scope = new MeasureScope(LabelledWindow.Plan, reference, window, window.All);
            Say("  of it over outcomes", repeats, () => scope.Plan.Outputs.Sum(output => OutcomeMeasures.Of(scope, output).Count()));
            Say("  of it estimates", repeats, () => scope.Plan.Outputs.Sum(output => EstimatedMeasures.Of(scope, output).Count()));
            var scopes = window.Scopes.Select(s => new MeasureScope(LabelledWindow.Plan, reference, window, s)).ToList();
            Say("  gaps between the segments", repeats, () => FairnessMeasures.Of(scopes).Count());
        }

        return 0;
    }

    private static void Say(string what, int repeats, Func<int> work)
    {
        for (var k = 0; k < 100; k++)
            work();
        var (least, median, found) = CpuTime.Of(repeats, work);
        Console.WriteLine(FormattableString.Invariant($"{what}: {found} measurements; CPU ms least {1e3 * least:0.000}, median {1e3 * median:0.000}"));
    }
}
