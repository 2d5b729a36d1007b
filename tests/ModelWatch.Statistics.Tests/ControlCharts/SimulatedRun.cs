using ModelWatch.Statistics.ControlCharts;

namespace ModelWatch.Statistics.Tests.ControlCharts;

/// <summary>A chart to be run to its alarm, and the lengths computed for it by shift. A started chart takes a point and says whether it alarms.</summary>
internal sealed record SimulatedRun(string Name, Func<Func<double, bool>> Start, Func<double, double> Length, Func<double, double>? AfterQuiet = null)
{
    /// <summary>The normal charts of the table with their computed lengths.</summary>
    public static IReadOnlyList<SimulatedRun> Normal { get; } =
    [
        new("Shewhart 3", () => Chart(new ShewhartChart(0, 1)), shift => Value(ShewhartRunLength.Of(3, shift))),
        new("CUSUM 4", () => Chart(new CusumChart(0, 1, 0.5, 4)), shift => Value(CusumRunLength.Of(0.5, 4, shift)), shift => Value(CusumRunLength.AfterQuiet(0.5, 4, shift))),
        new("CUSUM 4 FIR", () => Chart(new CusumChart(0, 1, 0.5, 4, 0.5)), shift => Value(CusumRunLength.Of(0.5, 4, shift, 2))),
        new("EWMA 0.1", () => Chart(new EwmaChart(0, 1, 0.1, 2.7, false)), shift => Value(EwmaRunLength.Of(0.1, 2.7, shift)), shift => Value(EwmaRunLength.AfterQuiet(0.1, 2.7, shift))),
        new("EWMA 0.2 exact", () => Chart(new EwmaChart(0, 1, 0.2, 2.5, true)), shift => Value(EwmaRunLength.TimeVarying(0.2, 2.5, shift)), shift => Value(EwmaRunLength.AfterQuiet(0.2, 2.5, shift))),
        new("Western Electric", () => Rules(RunRule.WesternElectric), shift => Value(RunRuleRunLength.Of(RunRule.WesternElectric, shift)), shift => Value(RunRuleRunLength.AfterQuiet(RunRule.WesternElectric, shift))),
        new("3 sigma and run of 9", () => Rules(RunRule.BeyondThree | RunRule.RunOfNine), shift => Value(RunRuleRunLength.Of(RunRule.BeyondThree | RunRule.RunOfNine, shift))),
        new("Nelson's zones", () => Rules(Zones), shift => Value(RunRuleRunLength.Of(Zones, shift))),
    ];

    private const RunRule Zones = RunRule.Nelson & ~(RunRule.TrendOfSix | RunRule.AlternatingFourteen);

    /// <summary>Points to the alarm.</summary>
    public long Points(Random random, double shift)
    {
        var next = Start();
        for (var points = 1L; ; points++)
        {
            if (next(Draw.Normal(random) + shift))
                return points;
        }
    }

    /// <summary>Points after a change that comes when the chart has been quiet for that long; runs that alarm before are drawn again.</summary>
    public long Delay(Random random, double shift, int quiet)
    {
        while (true)
        {
            var next = Start();
            var alarmed = false;
            for (var i = 0; i < quiet && !alarmed; i++)
                alarmed = next(Draw.Normal(random));
            for (var points = 1L; !alarmed; points++)
            {
                if (next(Draw.Normal(random) + shift))
                    return points;
            }
        }
    }

    private static double Value(Figure figure) => figure.Value!.Value;

    private static Func<double, bool> Chart(ShewhartChart chart)
    {
        var state = default(ChartState);
        return x => (state = chart.Step(state, x)).Signal != ChartSignal.None;
    }

    private static Func<double, bool> Chart(EwmaChart chart)
    {
        var state = default(ChartState);
        return x => (state = chart.Step(state, x)).Signal != ChartSignal.None;
    }

    private static Func<double, bool> Chart(CusumChart chart)
    {
        var state = chart.Start;
        return x => (state = chart.Step(state, x)).Signal != ChartSignal.None;
    }

    private static Func<double, bool> Rules(RunRule rules)
    {
        var state = default(RunRuleState);
        return x => ((state = RunRules.Step(state, x)).Fired & rules) != RunRule.None;
    }
}
