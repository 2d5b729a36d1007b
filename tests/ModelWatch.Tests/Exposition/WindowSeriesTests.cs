using ModelWatch.Findings;
using static ModelWatch.Tests.Exposition.Exposed;

namespace ModelWatch.Tests.Exposition;

public sealed class WindowSeriesTests : IDisposable
{
    private readonly Exposed exposed = new();

    public void Dispose() => exposed.Dispose();

    [Fact]
    public async Task Publish_DriftOfAnInput_HasTheLabelsOfTheCatalogue()
    {
        exposed.Models.Publish(Plan("dose_mg"), [Figure("input.dose_mg", "ks", 0.25)], []);

        Assert.Equal(
            ["modelwatch_feature_drift_ks_distance{model=\"tender-price-eu\",model_version=\"3.1.0\",feature=\"dose_mg\",window=\"1h\"} 0.25"],
            await exposed.Lines("modelwatch_feature_drift_ks_distance"));
    }

    [Fact]
    public async Task Publish_SourcesOfAWindow_AreSummedAndLossIsShownOnlyWhereItIsKnown()
    {
        ModelWatch.Windows.WindowSource[] sources = [new("a", 12, 10, 1, 1, 3, null), new("b", 5, 5, 0, 0, 4, null), new("c", 7, 7, 0, 0, null, "no-sequence")];
        exposed.Models.Publish(Plan("x"), [Figure("model", "event_count", 22)], [], sources: sources);

        const string Labels = "{model=\"tender-price-eu\",model_version=\"3.1.0\",window=\"1h\"";
        Assert.Equal([$"modelwatch_window_lost_events{Labels}}} 7"], await exposed.Lines("modelwatch_window_lost_events"));
        Assert.Equal(
            [$"modelwatch_window_source_events{Labels},outcome=\"accepted\"}} 22", $"modelwatch_window_source_events{Labels},outcome=\"duplicate\"}} 1", $"modelwatch_window_source_events{Labels},outcome=\"rejected\"}} 1"],
            (await exposed.Lines("modelwatch_window_source_events")).Order(StringComparer.Ordinal));

        exposed.Models.Publish(Plan("x"), [Figure("model", "event_count", 7, Noon.AddHours(1))], [], sources: [sources[2]]);
        Assert.Empty(await exposed.Lines("modelwatch_window_lost_events"));
    }

    [Fact]
    public async Task Publish_LabelledMeasureWithInterval_ShowsValueAndBothLimits()
    {
        exposed.Models.Publish(Plan("x"), [Figure("output.score", "roc_auc", 0.8) with { Lower = 0.75, Upper = 0.85, Level = 0.95 }], []);

        Assert.Equal(
            ["modelwatch_performance_roc_auc_ratio{model=\"tender-price-eu\",model_version=\"3.1.0\",output=\"score\",window=\"1h\"} 0.8"],
            await exposed.Lines("modelwatch_performance_roc_auc_ratio"));
        Assert.EndsWith("output=\"score\",statistic=\"roc_auc\",window=\"1h\"} 0.75", Assert.Single(await exposed.Lines("modelwatch_performance_lower")), StringComparison.Ordinal);
        Assert.EndsWith("output=\"score\",statistic=\"roc_auc\",window=\"1h\"} 0.85", Assert.Single(await exposed.Lines("modelwatch_performance_upper")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_EstimatesAndMeasuresOfRows_HaveNamesOfTheirOwn()
    {
        exposed.Models.Publish(
            Plan("x"),
            [Figure("output.score", "estimated_roc_auc", 0.9), Figure("output.score", "estimated_log_loss", 0.4), Figure("model", "domain_auc", 0.6), Figure("model", "pca_reconstruction_error", 1.5)],
            []);

        const string labels = "model=\"tender-price-eu\",model_version=\"3.1.0\",";
        Assert.Equal(
            ["modelwatch_estimated_performance_ratio{" + labels + "output=\"score\",statistic=\"roc_auc\",window=\"1h\"} 0.9"],
            await exposed.Lines("modelwatch_estimated_performance_ratio"));
        Assert.Empty(await exposed.Lines("modelwatch_performance_roc_auc_ratio"));
        Assert.Equal(["modelwatch_multivariate_drift_domain_auc_ratio{" + labels + "window=\"1h\"} 0.6"], await exposed.Lines("modelwatch_multivariate_drift_domain_auc_ratio"));
        Assert.Equal(["modelwatch_multivariate_drift_reconstruction_error{" + labels + "window=\"1h\"} 1.5"], await exposed.Lines("modelwatch_multivariate_drift_reconstruction_error"));
    }

    [Fact]
    public async Task Publish_EventCount_ShowsSamplesMinimumAndEnd()
    {
        exposed.Models.Publish(Plan("x"), [Figure("model", "event_count", 431)], []);

        const string labels = "{model=\"tender-price-eu\",model_version=\"3.1.0\",window=\"1h\"} ";
        Assert.Equal(["modelwatch_window_samples" + labels + "431"], await exposed.Lines("modelwatch_window_samples"));
        Assert.Equal(["modelwatch_window_min_samples" + labels + "200"], await exposed.Lines("modelwatch_window_min_samples"));
        Assert.Equal(["modelwatch_window_end_timestamp_seconds" + labels + "1772366400"], await exposed.Lines("modelwatch_window_end_timestamp_seconds"));
    }

    [Fact]
    public async Task Publish_QualityShares_AreOneMetricByReason()
    {
        exposed.Models.Publish(Plan("x"), [Figure("input.x", "invalid_ratio", 0.5), Figure("input.x", "out_of_range_ratio", 0.25)], []);

        var lines = await exposed.Lines("modelwatch_feature_invalid_ratio");
        Assert.Equal(2, lines.Length);
        Assert.Contains(lines, line => line.Contains("reason=\"type\"", StringComparison.Ordinal) && line.EndsWith("} 0.5", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("reason=\"range\"", StringComparison.Ordinal) && line.EndsWith("} 0.25", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(double.NaN, null)]
    [InlineData(0.3, "country=DE")]
    public async Task Publish_AbsentNonFiniteOrSegmentFigure_HasNoSeries(double? value, string? segment)
    {
        exposed.Models.Publish(Plan("x"), [Figure("input.x", "ks", value) with { Segment = segment }], []);

        Assert.Empty(await exposed.Lines("modelwatch_feature_drift_ks_distance"));
    }

    [Fact]
    public async Task Scrape_TwoCadencesAfterTheEvaluation_TheWindowIsGoneAndTheModelStays()
    {
        exposed.Models.Know(Plan("x"), null, null);
        exposed.Models.Publish(Plan("x"), [Figure("input.x", "ks", 0.3)], []);
        exposed.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Single(await exposed.Lines("modelwatch_feature_drift_ks_distance"));

        exposed.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await exposed.Lines("modelwatch_feature_drift_ks_distance"));
        Assert.Single(await exposed.Lines("modelwatch_model_info"));
        Assert.Single(await exposed.Lines("modelwatch_evaluation_last_success_timestamp_seconds"));
    }

    [Fact]
    public async Task Publish_AnOlderWindow_LeavesTheNewerFigureAndFillsTheMeasuresThatItAloneHas()
    {
        exposed.Models.Publish(Plan("x"), [Figure("input.x", "ks", 0.3)], []);
        exposed.Models.Publish(Plan("x"), [Figure("input.x", "ks", 0.9, Noon.AddHours(-5)), Figure("output.score", "brier", 0.1, Noon.AddHours(-5))], []);

        Assert.EndsWith(" 0.3", Assert.Single(await exposed.Lines("modelwatch_feature_drift_ks_distance")), StringComparison.Ordinal);
        Assert.EndsWith(" 0.1", Assert.Single(await exposed.Lines("modelwatch_calibration_brier_score")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdraw_AModel_TakesAllItsSeries()
    {
        exposed.Models.Know(Plan("x"), new string('b', 64), Noon);
        exposed.Models.Publish(Plan("x"), [Figure("input.x", "ks", 0.3)], [Firing(FindingKind.Drift, "input.x")]);
        Assert.Contains("tender-price-eu", await exposed.Text(), StringComparison.Ordinal);

        exposed.Models.Withdraw("tender-price-eu");
        Assert.DoesNotContain("model=\"tender-price-eu\",model_version", await exposed.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_MoreSeriesThanTheBudget_KeepsTheWorstFeaturesAndCountsTheRest()
    {
        var names = Enumerable.Range(0, 1500).Select(i => $"f{i:0000}").ToArray();
        exposed.Models.Publish(Plan(names), [.. names.Select((name, i) => Figure("input." + name, "jensen_shannon", i / 1500.0))], []);

        var lines = await exposed.Lines("modelwatch_feature_drift_jensen_shannon_distance");
        Assert.Equal(1000, lines.Length);
        Assert.Contains(lines, line => line.Contains("\"f1499\"", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("\"f0499\"", StringComparison.Ordinal));
        Assert.Equal(["modelwatch_series_suppressed_total{model=\"tender-price-eu\"} 500"], await exposed.Lines("modelwatch_series_suppressed_total"));
        Assert.Equal(["modelwatch_series{model=\"tender-price-eu\"} 1500"], await exposed.Lines("modelwatch_series"));
    }

    [Fact]
    public async Task Publish_FeatureNameWithQuoteBackslashAndLineBreak_IsEscaped()
    {
        exposed.Models.Publish(Plan("x"), [Figure("input.a\"b\\c\nd", "psi", 1)], []);

        Assert.Contains("feature=\"a\\\"b\\\\c\\nd\"", Assert.Single(await exposed.Lines("modelwatch_feature_drift_psi")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_LimitOfThePlan_GivesScorePerThreshold()
    {
        var plan = Plan("x");
        plan = plan with { Alerts = plan.Alerts with { Thresholds = new Dictionary<string, double> { ["psi"] = 0.2 } } };
        exposed.Models.Publish(plan, [Figure("input.x", "psi", 0.3), Figure("input.x", "ks", 0.3)], []);

        Assert.EndsWith("feature=\"x\",method=\"psi\",window=\"1h\"} 1.4999999999999998",
            Assert.Single(await exposed.Lines("modelwatch_feature_drift_score_per_threshold_ratio")), StringComparison.Ordinal);
    }
}
