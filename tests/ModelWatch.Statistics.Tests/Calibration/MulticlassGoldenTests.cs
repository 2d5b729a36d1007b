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
        CheckCbpe(golden, new ClassCbpe([.. table.SelectMany(r => r)], rows.Classes, rows.Predicted()));
        golden.AllChecked();
    }

    private static void CheckCbpe(GoldenCase golden, ClassCbpe estimate)
    {
        golden.Take("cbpe");
        var expected = golden.Expected.GetProperty("cbpe");
        golden.Compare("accuracy", expected.GetProperty("accuracy"), estimate.Accuracy.Value);
        golden.Compare("macro_f1", expected.GetProperty("macro_f1"), estimate.MacroF1.Value);
        var cells = expected.GetProperty("confusion_expected_pred_by_true");
        for (var p = 0; p < cells.GetArrayLength(); p++)
        {
            for (var a = 0; a < cells.GetArrayLength(); a++)
                golden.Compare("confusion_expected_pred_by_true", cells[p][a], estimate[p, a]);
        }
        Assert.Equal(3, expected.EnumerateObject().Count());
    }
}
