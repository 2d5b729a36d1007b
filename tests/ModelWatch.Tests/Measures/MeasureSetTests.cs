using ModelWatch.Measures;
using ModelWatch.Plans;

namespace ModelWatch.Tests.Measures;

public sealed class MeasureSetTests
{
    private static readonly (string, double)[] Countries = [("DE", 0.5), ("FR", 0.3), ("IT", 0.2)];
    private static readonly double[] Dose = Sample.Normal(5000, 250, 40, 1);
    private static readonly string[] Country = Sample.Mix(5000, 2, Countries);
    private static readonly double[] Score = [.. Enumerable.Range(0, 5000).Select(i => i / 5000.0)];

    [Fact]
    public void Compute_SameDistribution_BreachesNothing()
    {
        var measurements = Compute(Sample.Normal(2000, 250, 40, 3), Sample.Mix(2000, 4, Countries));
        Assert.DoesNotContain(measurements, m => m.State == MeasurementState.Breach);
        Assert.Equal(MeasurementState.Ok, measurements.Find("input.dose", "ks").State);
        Assert.Equal("mg", measurements.Find("input.dose", "wasserstein").Unit);
        Assert.Null(measurements.Find("input.dose", "ks").Unit);
        Assert.Equal("ks/1", measurements.Find("input.dose", "ks").Definition);
    }

    [Fact]
    public void Compute_NumberMoved_BreachesItsKsAlone()
    {
        var measurements = Compute(Sample.Normal(2000, 290, 40, 3), Sample.Mix(2000, 4, Countries));
        var breach = Assert.Single(measurements, m => m.State == MeasurementState.Breach);
        Assert.Equal(("input.dose", "ks"), (breach.Subject, breach.Measure));
        Assert.Contains("points", breach.Why, StringComparison.Ordinal);
        Assert.True(breach.Evidence!.Excess > 0.2);
    }

    [Fact]
    public void Compute_NewSpelling_BreachesCategoriesAndUnseenShare()
    {
        var measurements = Compute(Sample.Normal(2000, 250, 40, 3), Sample.Mix(2000, 4, ("Germany", 0.5), ("FR", 0.3), ("IT", 0.2)));
        Assert.Equal(MeasurementState.Breach, measurements.Find("input.country", "chi_square").State);
        Assert.Equal(MeasurementState.Breach, measurements.Find("input.country", "unseen_ratio").State);
        Assert.InRange(measurements.Find("input.country", "unseen_ratio").Value!.Value, 0.45, 0.55);
    }

    [Fact]
    public void Compute_ManyMissing_BreachesTheShareAtAnyN()
    {
        var dose = Sample.Normal(100, 250, 40, 3);
        Array.Fill(dose, double.NaN, 0, 40);
        var missing = Compute(dose, Sample.Mix(100, 4, Countries)).Find("input.dose", "missing_ratio");
        Assert.Equal(0.4, missing.Value);
        Assert.InRange(missing.Lower!.Value, 0.30, 0.4);
        Assert.Equal(MeasurementState.Breach, missing.State);
    }

    [Fact]
    public void Compute_FewEvents_IsInsufficientForDriftOnly()
    {
        var measurements = Compute(Sample.Normal(150, 900, 40, 3), Sample.Mix(150, 4, Countries));
        Assert.Equal(MeasurementState.Insufficient, measurements.Find("input.dose", "ks").State);
        Assert.Contains("150", measurements.Find("input.dose", "ks").Why, StringComparison.Ordinal);
        Assert.Equal(MeasurementState.Ok, measurements.Find("input.dose", "missing_ratio").State);
        Assert.Equal(150, measurements.Find("model", "event_count").Value);
    }

    [Fact]
    public void Compute_NoReference_DriftIsUndefinedAndTheRestIsMeasured()
    {
        var window = Sample.Window(null, Dose, Country, Score);
        var measurements = MeasureSet.Compute(Sample.Plan, null, window);
        Assert.Equal((MeasurementState.Undefined, "no-reference"), (measurements.Find("input.dose", "ks").State, measurements.Find("input.dose", "ks").Why));
        Assert.Equal(MeasurementState.Undefined, measurements.Find("input.country", "psi").State);
        Assert.InRange(measurements.Find("input.dose", "mean").Value!.Value, 247, 253);
        Assert.Equal(0, measurements.Find("input.dose", "missing_ratio").Value);
    }

    [Fact]
    public void Compute_EmptyWindow_HasNoFigureAndNoBreach()
    {
        var measurements = Compute([], [], []);
        Assert.Equal(0, measurements.Find("model", "event_count").Value);
        Assert.Equal(MeasurementState.Insufficient, measurements.Find("input.dose", "ks").State);
        Assert.Null(measurements.Find("input.dose", "missing_ratio").Value);
        Assert.All(measurements.Where(m => m.Value is null), m => Assert.NotNull(m.Why));
    }

    [Fact]
    public void Compute_ExcludedMeasure_IsLeftOut()
    {
        var reference = Sample.Reference(Dose, Country, Score);
        var plan = Sample.Plan with { Measures = new MeasuresPlan([], ["psi"]) };
        Assert.DoesNotContain(MeasureSet.Compute(plan, reference, Sample.Window(reference, Dose, Country, Score)), m => m.Measure == "psi");
    }

    [Fact]
    public void Compute_ReplayBeyondTolerance_IsABreach()
    {
        var reference = Sample.Reference(Dose, Country, Score);
        var window = Sample.Window(reference, Dose, Country, Score) with { Replay = (0.01, 20) };
        Assert.Equal(MeasurementState.Breach, MeasureSet.Compute(Sample.Plan, reference, window).Find("model", "replay_gap").State);
        window = window with { Replay = (1e-6, 20) };
        Assert.Equal(MeasurementState.Ok, MeasureSet.Compute(Sample.Plan, reference, window).Find("model", "replay_gap").State);
    }

    private static IReadOnlyList<Measurement> Compute(double[] dose, string[] country, double[]? score = null)
    {
        var reference = Sample.Reference(Dose, Country, Score);
        var even = score ?? [.. Enumerable.Range(0, dose.Length).Select(i => (double)i / dose.Length)];
        return MeasureSet.Compute(Sample.Plan, reference, Sample.Window(reference, dose, country, even));
    }
}
