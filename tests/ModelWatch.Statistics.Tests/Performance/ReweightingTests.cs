using ModelWatch.Statistics.Performance;

namespace ModelWatch.Statistics.Tests.Performance;

public sealed class ReweightingTests
{
    [Fact]
    public void Mean_OfEqualRatios_IsThePlainMean()
    {
        double[] values = [.. Enumerable.Range(0, 200).Select(i => (double)(i % 5))];
        double[] ratios = [.. values.Select(_ => 3.0)];
        Assert.Equal(2, ImportanceWeighting.Mean(values, ratios).Value!.Value, 12);
        Assert.Equal(6, ImportanceWeighting.UnnormalisedMean(values, ratios).Value!.Value, 12);
        Assert.Equal(200, ImportanceWeighting.EffectiveRows(ratios), 1e-9);
    }

    public static TheoryData<string, double[], double[]> Refused => new()
    {
        { "no rows", [], [] },
        { "no rows", [1, 2], [0, -1] },
        { "the weights leave 2 effective rows, fewer than 100", [1, 2], [1, 1] },
        { "the weights leave 1 effective rows, fewer than 100", [.. new double[1000]], [1e9, .. Enumerable.Repeat(1.0, 999)] },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Estimates_OfTooFewEffectiveRows_SayWhyNot(string why, double[] values, double[] ratios)
    {
        Assert.Equal(why, ImportanceWeighting.Mean(values, ratios).Why);
        Assert.Equal(why, ImportanceWeighting.UnnormalisedMean(values, ratios).Why);
        if (values.Length > 2)
            Assert.Equal((null, why), Pape.Estimate(values, new bool[values.Length], ratios, [0.5]));
    }

    [Fact]
    public void Pape_WithoutReference_SaysWhyNot() => Assert.Equal((null, "no reference rows"), Pape.Estimate([], [], [], [0.5]));

    [Fact]
    public void Pape_OfEqualRatios_IsCbpe()
    {
        double[] scores = [.. Enumerable.Range(0, 120).Select(i => i / 120.0)];
        bool[] outcomes = [.. scores.Select((s, i) => s > 0.3 && i % 3 != 0)];
        var map = Statistics.Calibration.IsotonicMap.Fit(scores, [.. outcomes.Select(y => y ? 1.0 : 0)])!;
        var plain = Cbpe.AtThreshold([0.2, 0.6, 0.9], map);
        var adapted = Pape.Estimate(scores, outcomes, [.. scores.Select(_ => 0.5)], [0.2, 0.6, 0.9]).Estimate!;
        Assert.Equal(plain.Accuracy.Value!.Value, adapted.Accuracy.Value!.Value, 12);
        Assert.Equal(plain.RocAuc.Value!.Value, adapted.RocAuc.Value!.Value, 12);
    }

    [Fact]
    public void Ridge_WithoutPenalty_FindsThePlane()
    {
        // y = 2 + 3 a - b.
        var model = RidgeModel.Fit([1, 5, 2, 1, 3, 7, 4, 2], 2, [0, 7, 4, 12], 0)!;
        Assert.Equal(2, model.Intercept, 10);
        Assert.Equal(3, model.Slopes[0], 10);
        Assert.Equal(-1, model.Slopes[1], 10);
        Assert.Equal(12, model.Predict([4, 2]), 10);
    }

    [Fact]
    public void Ridge_OfDependentColumns_NeedsAPenalty()
    {
        Assert.Null(RidgeModel.Fit([1, 2, 2, 4, 3, 6], 2, [1, 2, 4], 0));
        Assert.NotNull(RidgeModel.Fit([1, 2, 2, 4, 3, 6], 2, [1, 2, 4]));
        Assert.Null(RidgeModel.Fit([], 2, []));
        Assert.Null(RidgeModel.Fit([double.NaN, 1], 2, [1]));
    }

    [Fact]
    public void Ridge_OfWeightW_IsThatOfRepetitions()
    {
        var weighted = RidgeModel.Fit([1, 5, 2, 1, 3, 7], 2, [10, 4, 16], 1, [2, 1, 3])!;
        var repeated = RidgeModel.Fit([1, 5, 1, 5, 2, 1, 3, 7, 3, 7, 3, 7], 2, [10, 10, 4, 16, 16, 16])!;
        Assert.Equal(repeated.Intercept, weighted.Intercept, 10);
        Assert.Equal(repeated.Slopes[1], weighted.Slopes[1], 10);
    }

    [Fact]
    public void DirectLoss_IsTheMeanPredictionAndNeverBelowZero()
    {
        Assert.Equal(2, DirectLoss.Mean([1, 2, 3, double.NaN]).Value!.Value, 12);
        Assert.Equal(0, DirectLoss.Mean([-1, -2]).Value);
        Assert.Equal("no rows", DirectLoss.Mean([]).Why);
        Assert.Equal("no labelled rows for a model of the loss", DirectLoss.OfRidge(null, [1, 2]).Why);
        var flat = RidgeModel.Fit([1, 2, 3], 1, [5, 5, 5])!;
        Assert.Equal(5, DirectLoss.OfRidge(flat, [9, 10]).Value!.Value, 12);
    }
}
