using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Inference;
using ModelWatch.Statistics.Performance;
using ModelWatch.Statistics.Tests.Support;

namespace ModelWatch.Statistics.Tests.Performance;

public sealed class RealizedBinaryGoldenTests
{
    public static TheoryData<string> Names => GoldenFile.Names("realized_binary");

    [Theory]
    [MemberData(nameof(Names))]
    public void Statistics_OfRows_EqualTheOracle(string name)
    {
        var golden = GoldenFile.Case("realized_binary", name);
        var rows = new ScoredRows(golden.Numbers("score"), [.. golden.Numbers("y").Select(y => y == 1)]);
        CheckDecisions(golden, Decisions.AtThreshold(rows, golden.Input.GetProperty("threshold_ge").GetDouble()));
        golden.Check("auc", RocAuc.Of(rows));
        golden.Check("auc_delong_var", RocAuc.Variance(rows));
        golden.CheckMany("auc_delong95_clipped", Ends(RocAuc.WithNormalInterval(rows)));
        golden.Check("average_precision", AveragePrecision.Of(rows));
        golden.Check("log_loss", LogLoss.Of(rows));
        CheckBootstrap(golden, rows);
        golden.AllChecked();
    }

    private static void CheckDecisions(GoldenCase golden, Decisions decisions)
    {
        golden.Check("tp", decisions[1, 1]);
        golden.Check("fp", decisions[1, 0]);
        golden.Check("fn", decisions[0, 1]);
        golden.Check("tn", decisions[0, 0]);
        golden.Check("accuracy", decisions.Accuracy);
        golden.CheckMany("accuracy_wilson95", Ends(decisions.Accuracy));
        golden.CheckMany("accuracy_clopper_pearson95",
            Ends(Proportion.ClopperPearson(decisions[1, 1] + decisions[0, 0], decisions.Weight)));
        golden.Check("precision", decisions.Precision());
        golden.CheckMany("precision_wilson95", Ends(decisions.Precision()));
        golden.Check("recall", decisions.Recall());
        golden.CheckMany("recall_wilson95", Ends(decisions.Recall()));
        golden.Check("specificity", decisions.Specificity());
        golden.Check("f1", decisions.F1());
        golden.Check("mcc", decisions.Matthews);
    }

    private static void CheckBootstrap(GoldenCase golden, ScoredRows rows)
    {
        var threshold = golden.Input.GetProperty("threshold_ge").GetDouble();
        double[] right = [.. Enumerable.Range(0, rows.Rows).Select(i => rows.Scores[i] >= threshold == rows.Outcomes[i] ? 1.0 : 0)];
        int[][] resamples = [.. golden.Input.GetProperty("bootstrap_indices").EnumerateArray()
            .Select(r => r.EnumerateArray().Select(e => e.GetInt32()).ToArray())];
        golden.CheckMany("accuracy_bootstrap_percentile95_linear", Ends(Resamples.Mean(right, resamples)));
    }

    private static double[]? Ends(Figure figure) => figure.Lower is { } lower ? [lower, figure.Upper!.Value] : null;
}
