using ModelWatch.Measures;

namespace ModelWatch.Tests.Measures;

public sealed class PlanLimitTests
{
    [Theory]
    [InlineData("psi", 0.3, 0.2, 0.1, 1.5)]
    [InlineData("psi", 0.1, 0.2, -0.1, 0.5)]
    [InlineData("roc_auc", 0.5, 0.75, 0.25, 1.5)]
    [InlineData("estimated_roc_auc_pape", 0.5, 0.75, 0.25, 1.5)]
    [InlineData("ks_p", 0.5, 0.25, -0.25, 0.5)]
    [InlineData("parity_ratio", 0.5, 0.75, 0.25, 1.5)]
    [InlineData("bias", 3, 2, 1, 1.5)]
    [InlineData("bias", -3, 2, 1, 1.5)]
    [InlineData("bias", -1, 2, -1, 0.5)]
    [InlineData("calibration_intercept", -0.75, 0.5, 0.25, 1.5)]
    [InlineData("calibration_in_the_large", -0.75, 0.5, 0.25, 1.5)]
    [InlineData("spiegelhalter_z", -3, 2, 1, 1.5)]
    [InlineData("label_selection_shift", -0.75, 0.5, 0.25, 1.5)]
    [InlineData("gap_accuracy", -0.75, 0.5, 0.25, 1.5)]
    [InlineData("gap_calibration_in_the_large", -0.75, 0.5, 0.25, 1.5)]
    [InlineData("parity_difference", -0.75, 0.5, 0.25, 1.5)]
    [InlineData("calibration_slope", 1.75, 0.5, 0.25, 1.5)]
    [InlineData("calibration_slope", 0.25, 0.5, 0.25, 1.5)]
    [InlineData("calibration_slope", 1.25, 0.5, -0.25, 0.5)]
    public void Excess_ValueOnEitherSide_FollowsTheDirectionOfTheMeasure(string measure, double value, double limit, double excess, double score)
    {
        var definition = MeasureCatalogue.Of(measure);
        Assert.Equal(excess, PlanLimit.Excess(definition, value, limit), 12);
        Assert.Equal(score, PlanLimit.Score(definition, value, limit), 12);
    }

    [Theory]
    [InlineData(-3, true, "-3 is farther from 0 than the plan's threshold of 2")]
    [InlineData(3, true, "3 is farther from 0 than the plan's threshold of 2")]
    [InlineData(-2, false, null)]
    public void Mark_SignedMeasure_BreachesOnBothSides(double value, bool breach, string? why)
    {
        var plan = Sample.Plan with { Alerts = new() { Thresholds = new Dictionary<string, double> { ["bias"] = 2 } } };
        var scope = new MeasureScope(plan, null, Sample.Window(null, new double[200], [.. Enumerable.Repeat("DE", 200)], new double[200]), null!);
        var measured = (scope with { Contents = scope.Window.All }).Measure("output.score", "bias", ModelWatch.Statistics.Figure.Exact(value), 200);
        var marked = Assert.Single(Breaches.Mark(plan, [measured], [], []));
        Assert.Equal((breach, why), (marked.State == MeasurementState.Breach, marked.Why));
    }
}
