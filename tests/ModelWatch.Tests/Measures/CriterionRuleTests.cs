using ModelWatch.Measures;
using ModelWatch.Plans;

namespace ModelWatch.Tests.Measures;

public sealed class CriterionRuleTests
{
    [Theory]
    [InlineData(0.70, 0.75, "violated")]
    [InlineData(0.82, 0.90, "met")]
    [InlineData(0.75, 0.85, "undecided")]
    [InlineData(0.80, 0.85, "met")]
    public void Decide_AtLeast_UsesTheWholeInterval(double lower, double upper, string expected) =>
        Assert.Equal(expected, Decide(new("roc_auc", null, null, 0.80, null), lower, upper));

    [Theory]
    [InlineData(0.81, 1.19, "met")]
    [InlineData(1.21, 1.40, "violated")]
    [InlineData(0.50, 0.79, "violated")]
    [InlineData(0.50, 1.50, "undecided")]
    public void Decide_Between_ChecksBothSides(double lower, double upper, string expected) =>
        Assert.Equal(expected, Decide(new("roc_auc", null, null, 0.8, 1.2), lower, upper));

    [Fact]
    public void Decide_Insufficient_IsUndecided()
    {
        var verdict = CriterionRule.Decide(Plan(new("roc_auc", null, null, 0.8, null)), [Figure(0.1, 0.2) with { State = MeasurementState.Insufficient }]);
        Assert.Equal(CriterionState.Undecided, verdict[0].State);
    }

    [Fact]
    public void Decide_NoSuchMeasurement_IsUndecided() =>
        Assert.Equal(CriterionState.Undecided, CriterionRule.Decide(Plan(new("roc_auc", null, "country=DE", 0.8, null)), [Figure(0.9, 0.95)])[0].State);

    private static string Decide(Criterion criterion, double lower, double upper) =>
        CriterionRule.Decide(Plan(criterion), [Figure(lower, upper)])[0].State.ToString().ToLowerInvariant();

    private static MonitoringPlan Plan(Criterion criterion) => Sample.Plan with { Criteria = [criterion] };

    private static Measurement Figure(double lower, double upper) => new()
    {
        Version = "1",
        Subject = "output.score",
        Measure = "roc_auc",
        Definition = "roc_auc/1",
        Value = (lower + upper) / 2,
        Lower = lower,
        Upper = upper,
        State = MeasurementState.Ok,
    };
}
