using ModelWatch.Measures;
using ModelWatch.Measures.Learned;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Statistics.Performance;
using ModelWatch.Windows;

namespace ModelWatch.Tests.Measures.Learned;

public sealed class LossAndRatioTests
{
    [Fact]
    public void EstimatedErrors_ErrorGrowsWithAnInput_FollowTheWindow()
    {
        var plan = JointSample.Plan with
        {
            Outputs = [new("demand", OutputKind.Number)],
            Label = new(LabelKind.Number),
            Measures = new(["estimated_mae", "estimated_rmse"], []),
        };

        // The error is 1 where a < 0 and 5 elsewhere; now a > 0 in every row.
        var a = Sample.Normal(600, 0, 1, 3);
        var demand = Sample.Normal(600, 100, 10, 4);
        var reference = new RowSample(600,
        [
            JointSample.Numbers("input.a", a), JointSample.Numbers("output.demand", demand),
            JointSample.Numbers("label", [.. a.Select((x, i) => demand[i] + (i % 2 == 0 ? 1 : -1) * (x < 0 ? 1 : 5))]),
        ]);
        var now = new RowSample(80, [JointSample.Numbers("input.a", [.. a.Where(x => x > 0).Take(80)]), JointSample.Numbers("output.demand", demand[..80])]);

        var figures = JointSample.Measure(plan, JointSample.Reference(reference), now).ToDictionary(m => m.Measure);

        Assert.InRange(figures["estimated_mae"].Value!.Value, 4.8, 5.2);
        Assert.InRange(figures["estimated_rmse"].Value!.Value, 4.8, 5.2);
        Assert.Equal((80, "output.demand"), (figures["estimated_mae"].N, figures["estimated_mae"].Subject));
        Assert.Equal("0 reference rows with a prediction and an outcome",
            JointSample.Measure(plan, JointSample.Reference(new(80, now.Columns)), now)[0].Why);
    }

    [Fact]
    public void DensityRatio_RowsOfOneHalf_WeighTwiceThere()
    {
        double[][] reference = [.. Sample.Normal(1000, 0, 1, 5).Select(x => new[] { x })];
        double[][] now = [.. Sample.Normal(1000, 0, 1, 6).Where(x => x > 0).Select(x => new[] { x })];

        var ratios = DensityRatio.Of(reference, now, new Random(1))!;

        Assert.InRange(Enumerable.Range(0, 1000).Where(i => reference[i][0] > 0.1).Average(i => ratios[i]), 1.6, 2.4);
        Assert.InRange(Enumerable.Range(0, 1000).Where(i => reference[i][0] < -0.1).Average(i => ratios[i]), 0, 0.2);
    }

    [Fact]
    public void Recalibrated_ScoresMeanLessWhereTheRowsMovedTo_FollowThem()
    {
        // The score says 0.5 everywhere; the event comes in 80 of 100 rows with a > 0 and in 20 of 100 others. Now a > 0.
        var random = new Random(7);
        var a = Sample.Normal(1500, 0, 1, 8);
        var score = a.Select(_ => 0.45 + (0.1 * random.NextDouble())).ToArray();
        var reference = new RowSample(1500,
        [
            JointSample.Numbers("input.a", a), JointSample.Numbers("output.score", score),
            JointSample.Texts("label", [.. a.Select(x => random.NextDouble() < (x > 0 ? 0.8 : 0.2) ? "1" : "0")]),
        ]);
        var late = a.Where(x => x > 0).Take(300).ToArray();
        var now = new RowSample(300, [JointSample.Numbers("input.a", late), JointSample.Numbers("output.score", score[..300])]);

        var figures = Recalibrated(reference, now, score[..300]);

        Assert.InRange(figures["estimated_rows_pape"].Value!.Value, 300, 1000);
        var accuracy = figures["estimated_accuracy_pape"];
        Assert.InRange(accuracy.Value!.Value, 0.4, 0.6);
        Assert.Equal(Cbpe.Assumption, accuracy.Why);

        // Expected log loss does not depend on the event share at a score of one half, the recall of the 0.5 decision does.
        Assert.InRange(figures["estimated_precision_pape"].Value!.Value, 0.7, 0.9);
    }

    [Fact]
    public void Recalibrated_FewRowsAlike_IsRefused()
    {
        var a = Sample.Normal(400, 0, 1, 9);
        var score = a.Select((_, i) => i % 100 / 100.0).ToArray();
        var reference = new RowSample(400, [JointSample.Numbers("input.a", a), JointSample.Numbers("output.score", score), JointSample.Texts("label", [.. a.Select((_, i) => i % 2 == 0 ? "1" : "0")])]);
        var far = new RowSample(100, [JointSample.Numbers("input.a", [.. a[..100].Select(x => x + 2.5)]), JointSample.Numbers("output.score", score[..100])]);

        var figures = Recalibrated(reference, far, score[..100]);

        Assert.True(figures["estimated_rows_pape"].Value < 100);
        Assert.Contains("effective rows of the reference are like those of now", figures["estimated_roc_auc_pape"].Why, StringComparison.Ordinal);
    }

    private static Dictionary<string, Measurement> Recalibrated(RowSample reference, RowSample now, double[] scores)
    {
        var plan = JointSample.Plan with { Inputs = [JointSample.Plan.Inputs[0]], Label = new(LabelKind.Binary), Measures = new([MeasureNames.Pape], []) };
        var predicted = new PredictedRows { Weights = [.. scores.Select(_ => 1.0)], Outputs = [JointSample.Numbers("output.score", scores)] };
        var contents = new ScopeContents(null, 1000, 1000, [], LabelledRows.None) { Predicted = predicted };
        var window = new WindowContents { Key = new("joint", "1", Sample.Start, Sample.Start.AddHours(1)), Revision = 0, Scopes = [contents], Evidence = now };
        return JointMeasures.Of(new(plan, JointSample.Reference(reference), window, contents)).ToDictionary(m => m.Measure);
    }
}
