using ModelWatch.Exposition;
using ModelWatch.Journal;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.Windows;
using static ModelWatch.Tests.Exposition.Exposed;

namespace ModelWatch.Tests.Exposition;

/// <summary>The measures that the catalogue of metrics names, one by one.</summary>
public sealed class CatalogueSeriesTests : IDisposable
{
    private readonly Exposed exposed = new();

    public void Dispose() => exposed.Dispose();

    [Fact]
    public void Names_OfMetrics_AreMeasuresOnOneSideAndCatalogueEntriesOnTheOther()
    {
        Assert.Empty(MetricNames.Labelled.Keys.Concat(MetricNames.Drift.Keys).Concat(MetricNames.InvalidReasons.Keys).Concat(MetricNames.PValues)
            .Except(MeasureCatalogue.All.Keys));
        var endings = MetricNames.Drift.Values.SelectMany(e => new[] { "modelwatch_feature_drift_" + e, "modelwatch_prediction_drift_" + e });
        Assert.All(MetricNames.Labelled.Values.Concat(endings), name => Assert.NotNull(MetricCatalogue.Find(name)));
    }

    [Fact]
    public async Task Publish_EveryLabelledMeasure_HasItsMetric()
    {
        exposed.Models.Publish(Plan("x"), [.. MetricNames.Labelled.Keys.Select(measure => Figure("output.score", measure, 0.5))], []);
        foreach (var metric in MetricNames.Labelled.Values)
            Assert.EndsWith(" 0.5", Assert.Single(await exposed.Lines(metric)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_LimitsOfThePlan_StandBesideWhatTheyLimit()
    {
        var plan = Plan("x") with
        {
            Alerts = new AlertsPlan { Thresholds = new Dictionary<string, double> { ["ece"] = 0.05, ["roc_auc"] = 0.8, ["missing_ratio"] = 0.1 } },
            Criteria = [new Criterion("coverage", null, null, 0.9, null)],
        };
        exposed.Models.Publish(
            plan,
            [Figure("output.s", "ece", 0.1), Figure("output.s", "roc_auc", 0.64), Figure("output.s", "coverage", 0.85), Figure("input.x", "missing_ratio", 0.3)], []);

        Assert.EndsWith(" 0.05", Assert.Single(await exposed.Lines("modelwatch_calibration_ece_threshold_ratio")), StringComparison.Ordinal);
        Assert.EndsWith(" 0.9", Assert.Single(await exposed.Lines("modelwatch_coverage_target_ratio")), StringComparison.Ordinal);
        var over = await exposed.Lines("modelwatch_performance_score_per_threshold_ratio");
        Assert.EndsWith(" 2", Assert.Single(over, l => l.Contains("\"ece\"", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.EndsWith(" 1.25", Assert.Single(over, l => l.Contains("\"roc_auc\"", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("check=\"missing_ratio\"", Assert.Single(await exposed.Lines("modelwatch_feature_quality_score_per_threshold_ratio")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_PValue_OnlyWhereThePlanIncludesItAndAdjusted()
    {
        var plan = Plan("x", "y", "z");
        exposed.Models.Publish(plan, [Figure("input.x", "ks_p", 0.01)], []);
        Assert.Empty(await exposed.Lines("modelwatch_feature_drift_pvalue_ratio"));

        exposed.Models.Publish(plan with { Measures = new(["ks_p"], []) }, [Figure("input.x", "ks_p", 0.01), Figure("input.y", "ks_p", 0.9)], []);
        var lines = await exposed.Lines("modelwatch_feature_drift_pvalue_ratio");
        Assert.EndsWith(" 0.03", Assert.Single(lines, l => l.Contains("\"x\"", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.EndsWith(" 1", Assert.Single(lines, l => l.Contains("\"y\"", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_Outcomes_ShowsTheBinsOfTheNewestLabelledWindow()
    {
        var plan = Plan("x") with { Outputs = [new OutputPlan("score", OutputKind.Probability)], Label = new LabelPlan(LabelKind.Binary) };
        exposed.Models.Publish(plan, [Figure("model", "event_count", 4)], [], labelled: Labelled((0.25, "0"), (0.25, "1"), (0.875, "1"), (0.875, "1")));

        Assert.Equal(2, (await exposed.Lines("modelwatch_calibration_bin_samples")).Length);
        var observed = await exposed.Lines("modelwatch_calibration_bin_observed_ratio");
        Assert.EndsWith("output=\"score\",bin=\"04\",window=\"1h\"} 0.5", observed[0], StringComparison.Ordinal);
        Assert.EndsWith(" 0.25", (await exposed.Lines("modelwatch_calibration_bin_predicted_ratio"))[0], StringComparison.Ordinal);

        exposed.Models.Publish(plan, [Figure("model", "event_count", 1, Noon.AddHours(1))], [], labelled: Labelled((0.5, "1")));
        Assert.Contains("bin=\"08\"", Assert.Single(await exposed.Lines("modelwatch_calibration_bin_samples")), StringComparison.Ordinal);
        exposed.Models.Publish(plan, [Figure("model", "event_count", 4)], [], labelled: Labelled((0.2, "0")));
        Assert.Contains("bin=\"08\"", Assert.Single(await exposed.Lines("modelwatch_calibration_bin_samples")), StringComparison.Ordinal);
    }

    private static LabelledRows Labelled(params (double Score, string Label)[] rows) => new()
    {
        Labels = [.. rows.Select(r => r.Label)],
        Weights = [.. rows.Select(_ => 1.0)],
        Outputs =
        [
            new("output.score", ColumnShape.Number)
            {
                States = [.. rows.Select(_ => CellState.Value)],
                Kinds = new TokenKind[rows.Length],
                Numbers = [.. rows.Select(r => r.Score)],
                Codes = [.. rows.Select(_ => -1)],
            },
        ],
    };
}
