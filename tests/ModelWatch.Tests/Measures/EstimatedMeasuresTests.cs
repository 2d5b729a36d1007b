using ModelWatch.Journal;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Performance;
using ModelWatch.Tests.Measures.Learned;
using ModelWatch.Windows;

namespace ModelWatch.Tests.Measures;

public sealed class EstimatedMeasuresTests
{
    private static readonly MonitoringPlan Plan = JointSample.Plan with { Label = new(LabelKind.Binary), Measures = new([], []) };
    private static readonly IsotonicMap Half = new([0, 1], [0, 0.5]);

    [Fact]
    public void Probability_WithMap_CountsEachRowWithItsCalibratedShare()
    {
        // Calibrated: 0.4, 0.1; the first is predicted. Weight 3 is three rows.
        var figures = Measure(Plan, Reference(new ClassCalibration("1", Half)), Predicted([0.8, 0.2], [3, 1]));

        Assert.Equal(((3 * 0.4) + 0.9) / 4, figures["estimated_accuracy"].Value!.Value, 1e-12);
        Assert.Equal(0.4, figures["estimated_precision"].Value!.Value, 1e-12);
        Assert.Equal(((3 * ((0.4 * 0.04) + (0.6 * 0.64))) + (0.1 * 0.64) + (0.9 * 0.04)) / 4, figures["estimated_brier"].Value!.Value, 1e-12);
        Assert.Equal((2, MeasurementState.Ok, Cbpe.Assumption, "reference"), (figures["estimated_f1"].N, figures["estimated_f1"].State, figures["estimated_f1"].Why, figures["estimated_f1"].Reference));
        Assert.True(figures["estimated_accuracy"].Lower < figures["estimated_accuracy"].Value);
    }

    [Fact]
    public void Probability_BesideAClass_IsJudgedByTheClass()
    {
        var plan = Plan with { Outputs = [new("decision", OutputKind.Class), .. Plan.Outputs] };
        var predicted = new PredictedRows { Weights = [1, 1], Outputs = [JointSample.Texts("output.decision", ["0", "1"]), JointSample.Numbers("output.score", [0.8, 0.2])] };

        var figures = Measure(plan, Reference(new ClassCalibration("1", null)), predicted);

        Assert.Equal(0.2, figures["estimated_accuracy"].Value!.Value, 1e-12);
        Assert.Equal(("output.decision", "output.score"), (figures["estimated_accuracy"].Subject, figures["estimated_roc_auc"].Subject));
    }

    [Fact]
    public void Classes_WithoutMaps_AreTheMeanOfTheLargest()
    {
        var plan = Plan with { Outputs = [new("codes", OutputKind.Probabilities)], Label = new(LabelKind.Class) };
        var column = new Column("output.codes", ColumnShape.List)
        {
            States = [CellState.Value, CellState.Value, CellState.Null],
            Kinds = new TokenKind[3],
            Codes = [-1, -1, -1],
            Offsets = [0, 2, 4, 4],
            Items = [0.7, 0.3, 0.1, 0.9],
            ItemCodes = [0, 1, 0, 1],
            Dictionary = ["a", "b"],
        };
        var reference = Reference() with { Calibrations = [new("output.codes", 100, [new("a", null), new("b", null)])] };

        var figures = Measure(plan, reference, new() { Weights = [1, 1, 1], Outputs = [column] });

        Assert.Equal(0.8, figures["estimated_accuracy"].Value!.Value, 1e-12);
        Assert.Equal(((0.7 * -Math.Log(0.7)) + (0.3 * -Math.Log(0.3)) + (0.1 * -Math.Log(0.1)) + (0.9 * -Math.Log(0.9))) / 2, figures["estimated_log_loss"].Value!.Value, 1e-12);
        Assert.Equal(((0.7 * 0.18) + (0.3 * 0.98) + (0.1 * 1.62) + (0.9 * 0.02)) / 2, figures["estimated_brier"].Value!.Value, 1e-12);
        Assert.Equal(2, figures["estimated_accuracy"].N);
    }

    [Fact]
    public void Classes_RowOfNoProbability_IsOneRowInEveryEstimate()
    {
        var plan = Plan with { Outputs = [new("codes", OutputKind.Probabilities)], Label = new(LabelKind.Class) };
        var column = new Column("output.codes", ColumnShape.List)
        {
            States = [CellState.Value, CellState.Value],
            Kinds = new TokenKind[2],
            Codes = [-1, -1],
            Offsets = [0, 2, 4],
            Items = [0.7, 0.3, 0, 0],
            ItemCodes = [0, 1, 0, 1],
            Dictionary = ["a", "b"],
        };
        var reference = Reference() with { Calibrations = [new("output.codes", 100, [new("a", null), new("b", null)])] };

        var figures = Measure(plan, reference, new() { Weights = [1, 1], Outputs = [column] });

        Assert.Equal((2, 2), (figures["estimated_accuracy"].N, figures["estimated_log_loss"].N));
        Assert.Equal(((0.7 * -Math.Log(0.7)) + (0.3 * -Math.Log(0.3)) + Math.Log(2)) / 2, figures["estimated_log_loss"].Value!.Value, 1e-12);
        // Both rows are predicted as the first class: a correlation with something constant.
        Assert.Equal("one class only", figures["estimated_mcc"].Why);
    }

    [Fact]
    public void Probability_AllPredictedAlike_HasNoCorrelation()
    {
        var figures = Measure(Plan, Reference(new ClassCalibration("1", Half)), Predicted([0.8, 0.9], [1, 1]));
        Assert.Equal("one class only", figures["estimated_mcc"].Why);
        Assert.NotNull(figures["estimated_accuracy"].Value);
    }

    [Fact]
    public void Measure_WhatIsLacking_IsTheReason()
    {
        var predicted = Predicted([0.8, 0.2], [1, 1]);
        Assert.All(Measure(Plan, null, predicted).Values, m => Assert.Equal("no-reference", m.Why));
        Assert.All(Measure(Plan, Reference(), predicted).Values, m => Assert.Equal("the reference holds no outcomes for this output", m.Why));
        Assert.All(Measure(Plan, Reference(new ClassCalibration("1", Half)), PredictedRows.None).Values, m => Assert.Equal("no predictions are kept for this window", m.Why));
        Assert.Empty(Measure(Plan with { Label = null }, Reference(), predicted));
    }

    [Fact]
    public void Criterion_OnAnEstimate_StaysUndecided()
    {
        var plan = Plan with { Criteria = [new("estimated_accuracy", null, null, 0.1, null)] };
        var measured = Measure(plan, Reference(new ClassCalibration("1", Half)), Predicted([0.8, 0.2], [3, 1])).Values.ToList();

        Assert.Equal(CriterionState.Undecided, CriterionRule.Decide(plan, measured).Single().State);
    }

    private static PredictedRows Predicted(double[] scores, double[] weights) => new() { Weights = weights, Outputs = [JointSample.Numbers("output.score", scores)] };

    private static ReferenceProfile Reference(params ClassCalibration[] classes) =>
        JointSample.Reference(RowSample.Empty) with { Calibrations = classes.Length == 0 ? [] : [new("output.score", 100, classes)] };

    private static Dictionary<string, Measurement> Measure(MonitoringPlan plan, ReferenceProfile? reference, PredictedRows predicted)
    {
        var contents = new ScopeContents(null, 1000, 1000, [], LabelledRows.None) { Predicted = predicted };
        var window = new WindowContents { Key = new("joint", "1", Sample.Start, Sample.Start.AddHours(1)), Revision = 0, Scopes = [contents] };
        var scope = new MeasureScope(plan, reference, window, contents);
        return plan.Outputs.SelectMany(output => EstimatedMeasures.Of(scope, output)).ToDictionary(m => m.Measure);
    }
}
