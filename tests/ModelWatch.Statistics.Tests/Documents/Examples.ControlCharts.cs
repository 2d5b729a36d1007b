using ModelWatch.Statistics.ControlCharts;

namespace ModelWatch.Statistics.Tests.Documents;

internal static partial class Examples
{
    private static IEnumerable<Example> ControlCharts =>
    [
        Example.Of(new ShewhartChart(10, 2).Step(default, 13).Upper!.Value),
        Example.Of(new EwmaChart(10, 2, 0.2, 3).Step(default, 12).Value!.Value),
        Example.Of(new CusumChart(10, 1, 0.5, 5).Step(default, 12).Up),
        Example.Of(new RiskAdjustedCusum(4, 4).Step(default, 0.2, true).Up),
        Example.Of(RiskAdjustedCusum.Score(2, 0.2, true)),
        Example.Of(new BernoulliCusum(0.01, 0.02, 3.5).Step(default, true).Level),
        Example.Of(new AttributeChart(AttributeKind.Proportion, 0.1).Step(default, 12, 100).Upper!.Value),
        Example.Of(new AttributeChart(AttributeKind.Rate, 4).Sigma(9)),
        Example.Of(PhaseOne.Individuals([1, 2, 3], 1).Centre),
        Example.Of(PhaseOne.Attributes(AttributeKind.Proportion, Events, Sizes, 1).Sigma),
        Example.Of(RunRules.Step(RunRules.Step(default, 2.1), 2.2).Fired),
        Example.Of(ShewhartRunLength.Of(3, 1)),
        Example.Of(ShewhartRunLength.Width(370.4)),
        Example.Of(CusumRunLength.Of(0.5, 4.77, 1)),
        Example.Of(CusumRunLength.OneSided(0.5, 4)),
        Example.Of(CusumRunLength.AfterQuiet(0.5, 4.77, 1)),
        Example.Of(CusumRunLength.Limit(0.5, 370.4)),
        Example.Of(CusumRunLength.Siegmund(0.5, 5)),
        Example.Of(EwmaRunLength.Of(0.1, 2.814, 1)),
        Example.Of(EwmaRunLength.TimeVarying(0.1, 2.814, 1)),
        Example.Of(EwmaRunLength.AfterQuiet(0.1, 2.814, 1)),
        Example.Of(EwmaRunLength.Width(0.1, 500)),
        Example.Of(EwmaRunLength.Width(0.03, 500, true)),
        Example.Of(RunRuleRunLength.Of(RunRule.WesternElectric)),
        Example.Of(RunRuleRunLength.AfterQuiet(RunRule.WesternElectric, 1)),
        Example.Of(BernoulliRunLength.Of(new BernoulliCusum(0.01, 0.02, 3.5), 0.01)),
        Example.Of(BernoulliRunLength.AfterQuiet(new BernoulliCusum(0.01, 0.02, 3.5), 0.02)),
        Example.Of(BernoulliRunLength.Limit(0.01, 0.02, 10000)),
        Example.Of(RiskAdjustedRunLength.Of([0.05, 0.1, 0.2, 0.4], 2, 3)),
        Example.Of(RiskAdjustedRunLength.AfterQuiet([0.05, 0.1, 0.2, 0.4], 2, 3, 2)),
        Example.Of(RiskAdjustedRunLength.Limit([0.05, 0.1, 0.2, 0.4], 2, 1000)),
        Example.Of(FalseAlarmBudget.PerDay([new ChartLoad(24), new ChartLoad(1)], [370.4, 100])),
        Example.Of(FalseAlarmBudget.Allot(1.0 / 7, [new ChartLoad(24, 500), new ChartLoad(24, 500, 3)])[0]),
        Example.Of(FalseAlarmBudget.Shewhart(Figure.Of(2000), new ChartLoad(24, 500), 1).Days),
        Example.Of(FalseAlarmBudget.Ewma(Figure.Of(2000), new ChartLoad(24, 500), 1).Points),
        Example.Of(FalseAlarmBudget.Cusum(Figure.Of(2000), new ChartLoad(24, 500), 1).Predictions),
        Example.Of(FalseAlarmBudget.Against(7, 100, 0.15).PerDay),
    ];
}
