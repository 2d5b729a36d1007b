using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Performance;
using ModelWatch.Statistics.Tests.Support;

namespace ModelWatch.Statistics.Tests.Calibration;

public sealed class MulticlassGoldenTests
{
    public static TheoryData<string> Names => GoldenFile.Names("multiclass");

    [Theory]
    [MemberData(nameof(Names))]
    public void Statistics_OfRows_EqualTheOracle(string name)
    {
        var golden = GoldenFile.Case("multiclass", name);
        var table = golden.Input.GetProperty("P").EnumerateArray().Select(r => r.EnumerateArray().Select(GoldenCase.Number).ToArray()).ToArray();
        var rows = new ClassScores([.. table.SelectMany(r => r)], table[0].Length, [.. golden.Numbers("y").Select(y => (int)y)]);
        golden.Check("classwise_ece_width10", rows.ClasswiseError());
        golden.CheckMany("per_class_ece_width10",
            [.. Enumerable.Range(0, rows.Classes).Select(k => ExpectedCalibrationError.ByWidth(rows.OneAgainstRest(k), 10).Value!.Value)]);
        golden.Check("top_label_ece_width10", rows.TopLabelError());
        golden.Check("brier_multiclass", rows.BrierScore());
        golden.Check("log_loss", rows.LogLossScore());
        var decisions = Decisions.OfTop(rows);
        golden.Check("accuracy", decisions.Accuracy);
        golden.Check("macro_f1", decisions.MacroF1);
        golden.Check("kappa", decisions.Kappa);
        golden.Check("mcc", decisions.Matthews);
        golden.AllChecked("cbpe");
    }
}
