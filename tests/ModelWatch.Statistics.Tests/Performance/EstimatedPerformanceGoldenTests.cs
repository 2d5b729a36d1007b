using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Performance;
using ModelWatch.Statistics.Tests.Support;

namespace ModelWatch.Statistics.Tests.Performance;

public sealed class EstimatedPerformanceGoldenTests
{
    private const double Threshold = 0.5;

    public static TheoryData<string> Names => GoldenFile.Names("estimated_performance");

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimates_OfRows_EqualTheOracle(string name)
    {
        var golden = GoldenFile.Case("estimated_performance", name);
        double[] reference = golden.Numbers("ref_score"), current = golden.Numbers("cur_score"), ratios = golden.Numbers("weights_ref");
        var outcomes = golden.Numbers("ref_y");
        var map = IsotonicMap.Fit(reference, outcomes)!;
        golden.CheckMany("calibrated_cur_isotonic", map.Apply(current));
        CheckCbpe(golden, "cbpe", Cbpe.AtThreshold(current, map, Threshold));
        golden.CheckMany("calibrated_cur_weighted_isotonic", IsotonicMap.Fit(reference, outcomes, ratios)!.Apply(current));
        var pape = Pape.Estimate(reference, [.. outcomes.Select(y => y == 1)], ratios, current, Threshold, leastRows: 0);
        CheckCbpe(golden, "pape", pape.Estimate!);
        double[] right = [.. reference.Zip(outcomes, (s, y) => s >= Threshold == (y == 1) ? 1.0 : 0)];
        golden.Check("iw_accuracy_self_normalised", ImportanceWeighting.Mean(right, ratios, 0));
        golden.Check("iw_accuracy_unnormalised", ImportanceWeighting.UnnormalisedMean(right, ratios, 0));
        golden.Check("iw_ess", ImportanceWeighting.EffectiveRows(ratios));
        var model = RidgeModel.Fit(Table(golden, "X_ref"), 3, golden.Numbers("loss_ref"))!;
        golden.CheckMany("dle_ridge_alpha1_unpenalised_intercept_coef", [model.Intercept, .. model.Slopes]);
        golden.Check("dle_estimated_mae", DirectLoss.OfRidge(model, Table(golden, "X_cur")));
        golden.AllChecked();
    }

    private static void CheckCbpe(GoldenCase golden, string key, Cbpe estimate)
    {
        golden.Take(key);
        var figures = new Dictionary<string, double?>
        {
            ["tp"] = estimate.TruePositives,
            ["fp"] = estimate.FalsePositives,
            ["fn"] = estimate.FalseNegatives,
            ["tn"] = estimate.TrueNegatives,
            ["accuracy"] = estimate.Accuracy.Value,
            ["precision"] = estimate.Precision.Value,
            ["recall"] = estimate.Recall.Value,
            ["specificity"] = estimate.Specificity.Value,
            ["f1"] = estimate.F1.Value,
            ["auc_tie_correct_incl_diag"] = estimate.RocAuc.Value,
            ["accuracy_sampling_sd_given_p"] = estimate.AccuracyDeviation.Value,
        };
        foreach (var (part, expected) in golden.Expected.GetProperty(key).EnumerateObject().Select(p => (p.Name, p.Value)))
        {
            if (part.Contains("_nannyml"))
                continue;
            Assert.True(figures.ContainsKey(part), $"{key}.{part}: not checked");
            golden.Compare(part, expected, figures[part]);
        }
    }

    private static double[] Table(GoldenCase golden, string key) =>
        [.. golden.Input.GetProperty(key).EnumerateArray().SelectMany(r => r.EnumerateArray().Select(GoldenCase.Number))];
}
