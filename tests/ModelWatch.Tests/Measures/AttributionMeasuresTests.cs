using ModelWatch.Artefacts.Replay;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Tests.Measures.Learned;
using ModelWatch.Windows;

namespace ModelWatch.Tests.Measures;

public sealed class AttributionMeasuresTests
{
    private static readonly MonitoringPlan Plan = JointSample.Plan with { Measures = new(["attribution_shift"], []) };

    [Fact]
    public void Shift_IsHalfOfTheSumOfDifferences()
    {
        var figures = Measure(Plan, new(["a", "b"], [0.75, 0.25], [0.5, 0.5], 200, 40, null));

        Assert.Equal(0.25, figures["model attribution_shift"].Value!.Value, 1e-12);
        Assert.Equal((0.5, 40, MeasurementState.Ok), (figures["input.a attribution"].Value, figures["input.a attribution"].N, figures["input.a attribution"].State));
        Assert.Equal((0.25, 200), (figures["input.b attribution_reference"].Value, figures["input.b attribution_reference"].N));
    }

    [Fact]
    public void Shift_WithoutAnswer_HasItsReason()
    {
        Assert.Equal("no input changes the output", Measure(Plan, Attribution.Absent("no input changes the output"))["model attribution_shift"].Why);
        Assert.NotNull(Measure(Plan, null)["model attribution_shift"].Why);
        Assert.Empty(Measure(Plan with { Measures = new([], []) }, null));
    }

    private static Dictionary<string, Measurement> Measure(MonitoringPlan plan, Attribution? attribution)
    {
        var contents = new ScopeContents(null, 1000, 1000, [], LabelledRows.None);
        var window = new WindowContents { Key = new("joint", "1", Sample.Start, Sample.Start.AddHours(1)), Revision = 0, Scopes = [contents], Attribution = attribution };
        return AttributionMeasures.Of(new(plan, JointSample.Reference(RowSample.Empty), window, contents)).ToDictionary(m => $"{m.Subject} {m.Measure}");
    }
}
