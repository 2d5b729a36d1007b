using ModelWatch.Measures;
using ModelWatch.Plans;

namespace ModelWatch.Tests.Measures;

/// <summary>Section 6 of the contract row by row: which names each kind of subject has.</summary>
public sealed class EmittedMeasureTests
{
    private const string Shares = "psi jensen_shannon hellinger total_variation l_infinity kl ";
    private const string Any = "missing_ratio invalid_ratio ";

    private const string Numeric = Any + Shares
        + "ks ks_p wasserstein wasserstein_scaled energy cramer_von_mises anderson_darling mean stddev quantile_05 quantile_50 quantile_95 ";

    /// <summary>Of a single number or category; shares of how values are written are given where they are met.</summary>
    private const string Run = "longest_run ";

    private const string Categorical = Any + Shares + "chi_square chi_square_p g g_p cramers_v distinct entropy ";

    private const string Probability =
        "roc_auc average_precision log_loss brier brier_skill ece ece_debiased mce calibration_slope calibration_intercept calibration_in_the_large "
        + "spiegelhalter_z hosmer_lemeshow corp_miscalibration corp_discrimination corp_uncertainty ";

    private const string Decisions = "accuracy balanced_accuracy mcc macro_f1 kappa ";
    private const string BinaryDecisions = Decisions + "precision recall specificity f1 ";
    private const string EstimatedProbability = "estimated_roc_auc estimated_average_precision estimated_brier estimated_log_loss ";

    private const string EstimatedDecisions =
        "estimated_accuracy estimated_balanced_accuracy estimated_mcc estimated_macro_f1 estimated_kappa ";

    private const string EstimatedBinaryDecisions = EstimatedDecisions + "estimated_precision estimated_recall estimated_specificity estimated_f1 ";
    private const string Text = "text_length_ks text_length_mean character_class_tv shape_tv token_jensen_shannon out_of_vocabulary_ratio ";
    private const string Model = "event_count duplicate_ratio late_ratio label_coverage ";
    private const string Gaps = "gap_accuracy gap_recall gap_false_positive_rate ";
    private const string ScoreGaps = "gap_roc_auc gap_brier gap_calibration_in_the_large gap_ece ";
    private const string Parity = "parity_difference parity_ratio ";

    [Theory]
    [InlineData(KindSample.Binary, "input.dose", Numeric + Run + "out_of_range_ratio sentinel_ratio")]
    [InlineData(KindSample.Binary, "input.country", Categorical + Run + "unseen_ratio encoding_ratio alias_ratio")]
    [InlineData(KindSample.Binary, "input.urgent", Categorical + Run)]
    [InlineData(KindSample.Binary, "input.note", Any + Text + "format_ratio encoding_ratio")]
    [InlineData(KindSample.Binary, "input.ordered", Any + "format_ratio")]
    [InlineData(KindSample.Binary, "input.embedding", Numeric + "mmd sliced_wasserstein")]
    [InlineData(KindSample.Binary, "output.score", Numeric + Run + Probability + BinaryDecisions + EstimatedProbability + EstimatedBinaryDecisions)]
    [InlineData(KindSample.Binary, "model", Model + Parity + Gaps + ScoreGaps)]
    [InlineData(KindSample.Decided, "output.score", Numeric + Run + Probability + EstimatedProbability)]
    [InlineData(KindSample.Decided, "output.verdict", Categorical + Run + "unseen_ratio " + BinaryDecisions + EstimatedBinaryDecisions)]
    [InlineData(KindSample.Classes, "output.odds", Categorical + "classwise_ece top_label_ece brier log_loss estimated_brier estimated_log_loss")]
    [InlineData(KindSample.Classes, "output.verdict", Categorical + Run + "unseen_ratio " + Decisions + EstimatedDecisions)]
    [InlineData(KindSample.Classes, "model", Model + Parity + "gap_accuracy")]
    [InlineData(KindSample.Number, "output.amount", Numeric + Run + "mae rmse bias mape r2")]
    [InlineData(KindSample.Number, "output.band", Numeric + "coverage pinball crps pit_ks")]
    [InlineData(KindSample.Number, "model", Model + Parity + "gap_mae")]
    public void Subject_ByDefault_HasExactlyTheNamesOfItsKind(string plan, string subject, string expected)
    {
        var emitted = Names(KindSample.Check(plan, KindSample.Rows(300, 1, plan), KindSample.Rows(300, 2, plan)), subject, null);
        Assert.Equal(Sorted(expected), emitted);
    }

    [Theory]
    [InlineData(KindSample.Binary, "output.score", Numeric + Run + Probability + BinaryDecisions + EstimatedProbability + EstimatedBinaryDecisions)]
    [InlineData(KindSample.Binary, "model", "event_count label_coverage " + Parity + Gaps + ScoreGaps)]
    [InlineData(KindSample.Number, "output.band", Numeric + "coverage pinball crps pit_ks")]
    public void Subject_InASegment_HasThemToo(string plan, string subject, string expected)
    {
        var emitted = Names(KindSample.Check(plan, KindSample.Rows(300, 1, plan), KindSample.Rows(300, 2, plan)), subject, "country=DE");
        Assert.Equal(Sorted(expected), emitted);
    }

    [Fact]
    public void Subject_WhereThePlanLeavesNamesOut_HasTheRest()
    {
        const string plan = KindSample.Binary + "measures: {exclude: [psi, gap_ece, energy]}\n";
        var measured = KindSample.Check(plan, KindSample.Rows(100, 1, KindSample.Binary), KindSample.Rows(100, 2, KindSample.Binary));
        Assert.DoesNotContain(measured, m => m.Measure is "psi" or "gap_ece" or "energy");
        Assert.Contains(measured, m => m.Measure == "gap_brier");
    }

    [Fact]
    public void Wants_AMeasureOnDemand_OnlyWhereThePlanNamesIt()
    {
        Assert.True(MeasureCatalogue.Of("energy").OnDemand);
        var dear = MeasureCatalogue.All.Values.Where(d => d.OnDemand).Select(d => d.Name).ToList();
        foreach (var name in dear)
        {
            Assert.False(Scope(Sample.Plan).Wants(name));
            Assert.True(Scope(Sample.Plan with { Measures = new([name], []) }).Wants(name));
            Assert.True(Scope(Sample.Plan with { Criteria = [new Criterion(name, null, null, null, 1)] }).Wants(name));
            Assert.True(Scope(Sample.Plan with { Alerts = Sample.Plan.Alerts with { Thresholds = new Dictionary<string, double> { [name] = 1 } } }).Wants(name));
        }

        Assert.True(Scope(Sample.Plan).Wants("ks"));
        Assert.False(Scope(Sample.Plan with { Measures = new([], ["ks"]) }).Wants("ks"));
    }

    [Fact]
    public void Compute_Energy_OnlyWhereThePlanIncludesIt()
    {
        var reference = Sample.Reference(Sample.Normal(500, 250, 40, 1), Sample.Mix(500, 2, ("DE", 1)), Sample.Normal(500, 0.5, 0.01, 3));
        var window = Sample.Window(reference, Sample.Normal(300, 260, 40, 4), Sample.Mix(300, 2, ("DE", 1)), Sample.Normal(300, 0.5, 0.01, 3));
        Assert.DoesNotContain(MeasureSet.Compute(Sample.Plan, reference, window), m => m.Measure == "energy");
        var asked = MeasureSet.Compute(Sample.Plan with { Measures = new(["energy"], []) }, reference, window).Find("input.dose", "energy");
        Assert.True(asked is { Value: > 0, Error: > 0 });
    }

    [Fact]
    public void Catalogue_EveryName_IsOneThatAPlanMayMention() =>
        Assert.Empty(MeasureCatalogue.All.Keys.Except(MeasureNames.All));

    [Fact]
    public void Check_ExactlyFromRaw_StatesErrorZeroWhereProfilesHaveABoundOrNone()
    {
        var (reference, current) = (KindSample.Rows(400, 1, KindSample.Binary), KindSample.Rows(400, 2, KindSample.Binary));
        var exact = KindSample.Check(KindSample.Binary, reference, current, exact: true);
        var binned = KindSample.Check(KindSample.Binary, reference, current);
        foreach (var measure in new[] { "ks", "wasserstein", "energy", "cramer_von_mises", "anderson_darling" })
        {
            var (sure, near) = (exact.Find("input.dose", measure), binned.Find("input.dose", measure));
            Assert.Equal(0, sure.Error);
            if (near.Error is { } error)
                Assert.InRange(near.Value!.Value, sure.Value!.Value - error - 1e-12, sure.Value.Value + error + 1e-12);
        }
    }

    private static MeasureScope Scope(MonitoringPlan plan)
    {
        var window = Sample.Window(null, [1], ["DE"], [0.5]);
        return new(plan, null, window, window.All);
    }

    private static string[] Names(IReadOnlyList<Measurement> measured, string subject, string? segment) =>
        [.. measured.Where(m => m.Subject == subject && m.Segment == segment).Select(m => m.Measure).Order(StringComparer.Ordinal)];

    private static string[] Sorted(string names) => [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
}
