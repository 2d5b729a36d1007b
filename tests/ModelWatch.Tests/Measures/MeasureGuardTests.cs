using ModelWatch.Measures;
using ModelWatch.Windows;

namespace ModelWatch.Tests.Measures;

/// <summary>A family that fails loses its own figures and no others.</summary>
public sealed class MeasureGuardTests
{
    private static readonly double[] Dose = Sample.Normal(200, 250, 40, 1);
    private static readonly string[] Country = Sample.Mix(200, 2, ("DE", 0.5), ("FR", 0.5));
    private static readonly double[] Score = [.. Enumerable.Range(0, 200).Select(i => i / 200.0)];

    [Fact]
    public void Assess_FamilyThatFails_KeepsTheOtherFigures()
    {
        var reference = Sample.Reference(Dose, Country, Score);
        var window = Sample.Window(reference, Dose, Country, Score, [.. Score.Select(s => s > 0.4)]);
        var sound = MeasureSet.Assess(Sample.Plan, reference, window);
        var assessed = MeasureSet.Assess(Sample.Plan, reference, Broken(window));

        var fault = Assert.Single(assessed.Faults);
        Assert.Equal((null, "outcome", "output.score"), (fault.Segment, fault.Family, fault.Subject));
        Assert.IsType<ArgumentException>(fault.Cause);
        var lost = assessed.Measurements.Where(m => m.Why?.StartsWith(MeasureGuard.Failed, StringComparison.Ordinal) == true).ToList();
        Assert.All(lost, m => Assert.Equal(("output.score", null, MeasurementState.Undefined, "measure-failed (ArgumentException)", 0L), (m.Subject, m.Value, m.State, m.Why, m.N)));
        Assert.Contains(lost, m => m.Measure == "roc_auc");
        Assert.Equal(Keys(sound), Keys(assessed));
        Assert.Empty(sound.Faults);
        Assert.Equal(
            sound.Measurements.Where(m => lost.All(l => l.Measure != m.Measure || l.Subject != m.Subject)),
            assessed.Measurements.Where(m => !lost.Contains(m)));
    }

    [Fact]
    public void Of_FaultHalfWay_KeepsWhatCameBefore()
    {
        var window = Sample.Window(null, Dose, Country, Score);
        var scope = new MeasureScope(Sample.Plan, null, window, window.All);
        var guard = new MeasureGuard();
        var found = guard.Of(scope, "family", "input.dose", ["mean", "stddev"], Half);

        Assert.Equal([("mean", (double?)1), ("stddev", null)], found.Select(m => (m.Measure, m.Value)));
        Assert.Equal("family", Assert.Single(guard.Faults).Family);

        IEnumerable<Measurement> Half()
        {
            yield return scope.Measure("input.dose", "mean", Statistics.Figure.Of(1), 200);
            throw new InvalidOperationException("no more");
        }
    }

    private static List<(string Subject, string Measure)> Keys(Assessment assessed) =>
        [.. assessed.Measurements.Select(m => (m.Subject, m.Measure)).Order()];

    /// <summary>Fewer weights than rows, which no window has.</summary>
    private static WindowContents Broken(WindowContents window)
    {
        var labelled = window.All.Labelled;
        return window with { Scopes = [window.All with { Labelled = labelled with { Weights = labelled.Weights[..1] } }] };
    }
}
