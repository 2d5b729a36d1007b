using ModelWatch.Measures;
using ModelWatch.Measures.Learned;
using ModelWatch.References;
using ModelWatch.Statistics.Drift;

namespace ModelWatch.Tests.Measures.Learned;

public sealed class JointMeasuresTests
{
    private static readonly RowSample Reference = JointSample.Rows(400, 0.9, 1);

    [Fact]
    public void Measure_CorrelationFlipsUnderEqualMarginals_IsSeenJointlyAndNotAlone()
    {
        var now = JointSample.Rows(200, -0.9, 11);

        var figures = Measure(now);

        Assert.True(figures["domain_auc"].Value > 0.9);
        Assert.Equal(0.01, figures["domain_auc_p"].Value!.Value, 1e-12);
        Assert.Equal(0.01, figures["mmd_p"].Value!.Value, 1e-12);
        Assert.True(figures["mmd"].Value > 0.2);
        Assert.True(figures["sliced_wasserstein"].Value > 0.2);
        Assert.True(figures["pca_reconstruction_error"].Lower > figures["pca_reconstruction_reference"].Upper);
        Assert.Equal((600, "99 permutations"), (figures["domain_auc_p"].N, figures["domain_auc_p"].Why));
        foreach (var subject in new[] { "input.a", "input.b" })
        {
            var distance = KolmogorovSmirnov.Exact(Reference.Find(subject)!.Numbers, now.Find(subject)!.Numbers).Value!.Value;
            Assert.True(KolmogorovSmirnov.PValue(distance, Reference.Rows, now.Rows).Value > 0.05);
        }
    }

    [Fact]
    public void Measure_NothingChanged_IsQuiet()
    {
        var figures = Measure(JointSample.Rows(200, 0.9, 61));

        Assert.InRange(figures["domain_auc"].Value!.Value, 0.4, 0.6);
        Assert.InRange(figures["domain_auc_p"].Value!.Value, 0.02, 1);
        Assert.InRange(figures["mmd_p"].Value!.Value, 0.02, 1);
        Assert.True(figures["pca_reconstruction_error"].Lower < figures["pca_reconstruction_reference"].Upper);
    }

    /// <summary>A permutation test may not know which sample is the reference: the distance is the same the other way round.</summary>
    [Fact]
    public void Mmd_TurnedRound_IsTheSame()
    {
        var plan = JointSample.Plan;
        var (one, other) = (JointSample.Rows(150, 0, 61), JointSample.Rows(120, 0.9, 67));
        double Mmd(RowSample reference, RowSample now) => JointSample.Measure(plan, JointSample.Reference(reference), now).Single(m => m.Measure == "mmd").Value!.Value;
        Assert.Equal(Mmd(one, other), Mmd(other, one), 1e-12);
    }

    [Fact]
    public void DomainTest_UnderTheNull_RejectsAsOftenAsItSays()
    {
        // With 19 permutations p <= 0.1 has a chance of exactly 2/20; 200 trials give 20 +- 4.2, bounds at four of these.
        var rejected = 0;
        for (var trial = 0; trial < 200; trial++)
        {
            var (before, after) = (JointSample.Rows(60, 0.5, 1000 + (3 * trial)), JointSample.Rows(40, 0.5, 5000 + (3 * trial)));
            var features = DomainFeatures.Of([.. JointSample.Plan.Inputs.Select(i => FeatureSchema.Of(i))], before, after);
            rejected += DomainTest.Of(features, before.Rows, new Random(trial), 19).PValue.Value <= 0.1 ? 1 : 0;
        }

        Assert.InRange(rejected, 4, 36);
    }

    [Fact]
    public void Measure_SameRowsTwice_GivesTheSameFigures()
    {
        var now = JointSample.Rows(120, 0.5, 31);

        Assert.Equal(JointSample.Measure(JointSample.Plan, JointSample.Reference(Reference), now), JointSample.Measure(JointSample.Plan, JointSample.Reference(Reference), now));
    }

    [Fact]
    public void Measure_PlanThatIncludesNone_HasNone() =>
        Assert.Empty(JointSample.Measure(JointSample.Plan with { Measures = new(["energy"], []) }, JointSample.Reference(Reference), JointSample.Rows(100, 0, 1)));

    [Fact]
    public void Measure_WhereNothingCanBeCompared_SaysWhy()
    {
        var reference = JointSample.Reference(Reference);
        Assert.All(JointSample.Measure(JointSample.Plan, null, JointSample.Rows(100, 0, 1)), m => Assert.Equal((MeasurementState.Undefined, "no-reference"), (m.State, m.Why)));
        Assert.All(JointSample.Measure(JointSample.Plan, reference, null), m => Assert.Equal("the window kept no events as evidence", m.Why));
        Assert.All(JointSample.Measure(JointSample.Plan, reference, JointSample.Rows(29, 0, 1)), m => Assert.Equal("29 rows to compare, 30 are needed", m.Why));
        Assert.All(
            JointSample.Measure(JointSample.Plan, JointSample.Reference(RowSample.Empty), JointSample.Rows(100, 0, 1)),
            m => Assert.StartsWith("the reference was stored without", m.Why, StringComparison.Ordinal));
        var alone = JointSample.Plan with { Inputs = [JointSample.Plan.Inputs[0]] };
        Assert.Equal("fewer than two inputs that vary", JointSample.Measure(alone, reference, JointSample.Rows(100, 0, 1)).Single(m => m.Measure == "pca_reconstruction_error").Why);
    }

    [Fact]
    public void Measure_MaskedInput_IsNotAmongThem()
    {
        var plan = JointSample.Plan with { Privacy = new(null, ["a", "b"]) };
        var figures = JointSample.Measure(plan, JointSample.Reference(Reference), JointSample.Rows(200, -0.9, 41)).ToDictionary(m => m.Measure);

        Assert.Equal("fewer than two inputs that vary", figures["mmd"].Why);
        Assert.True(figures["domain_auc_p"].Value > 0.05);
    }

    private static Dictionary<string, Measurement> Measure(RowSample now) =>
        JointSample.Measure(JointSample.Plan, JointSample.Reference(Reference), now).ToDictionary(m => m.Measure);
}
