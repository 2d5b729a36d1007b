using ModelWatch.Findings;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.Tests.Measures;

namespace ModelWatch.Tests.Findings;

public sealed class FindingPolicyTests
{
    private static readonly DateTimeOffset Now = Sample.Start.AddDays(1);

    [Fact]
    public void Step_Breach_OpensAFindingAtTheWindow()
    {
        var step = Step(FindingMemory.Empty, 3, Drift(MeasurementState.Breach, 0.2));
        var change = Assert.Single(step.Changes);
        Assert.Equal(FindingTransition.Opened, change.Transition);
        var finding = change.Finding;
        Assert.Equal((FindingKind.Drift, FindingState.Firing), (finding.Kind, finding.State));
        Assert.Equal(Sample.Start.AddHours(3), finding.Onset);
        Assert.Equal(Now, finding.Opened);
        var subject = Assert.Single(finding.Subjects);
        Assert.Equal(("input.dose", 0.2, 1.0), (subject.Subject, subject.Evidence, subject.Share));
    }

    [Fact]
    public void Step_BreachGoesOn_KeepsOneFindingAndItsOnset()
    {
        var history = Play((0, Drift(MeasurementState.Breach, 0.2)), (1, Drift(MeasurementState.Breach, 0.3)));
        Assert.Equal([FindingTransition.Opened, FindingTransition.Continued], history.Select(c => c.Transition));
        Assert.Equal(history[0].Finding.Id, history[1].Finding.Id);
        Assert.Equal(Sample.Start, history[1].Finding.Onset);
        Assert.Equal(Sample.Start.AddHours(1), history[1].Finding.WindowStart);
    }

    [Fact]
    public void Step_InsufficientOrUndefined_ChangesNothing()
    {
        var history = Play(
            (0, Drift(MeasurementState.Breach, 0.2)), (1, Drift(MeasurementState.Insufficient)), (2, Drift(MeasurementState.Undefined)));
        Assert.Single(history);
    }

    [Fact]
    public void Step_FirstCleanWindow_Recovers()
    {
        var history = Play((0, Drift(MeasurementState.Breach, 0.2)), (1, Drift(MeasurementState.Insufficient)), (2, Drift(MeasurementState.Ok)));
        Assert.Equal(FindingTransition.Recovered, history[^1].Transition);
        Assert.Equal((FindingState.Recovered, Now), (history[^1].Finding.State, history[^1].Finding.Resolved));
        Assert.Equal(2, history.Count);
    }

    [Fact]
    public void Step_BreachAfterRecovery_IsANewFinding()
    {
        var history = Play((0, Drift(MeasurementState.Breach, 0.2)), (1, Drift(MeasurementState.Ok)), (2, Drift(MeasurementState.Breach, 0.2)));
        Assert.Equal(3, history.Count);
        Assert.NotEqual(history[0].Finding.Id, history[2].Finding.Id);
    }

    [Fact]
    public void Step_RevisionOfTheNewestWindowIsClean_Recovers() =>
        Assert.Equal(FindingTransition.Recovered, Play((0, Drift(MeasurementState.Breach, 0.2)), (0, Drift(MeasurementState.Ok)))[^1].Transition);

    [Fact]
    public void Step_RevisionOfAnOlderWindowIsClean_DoesNotEndTheFinding() =>
        Assert.Single(Play((1, Drift(MeasurementState.Breach, 0.2)), (0, Drift(MeasurementState.Ok))));

    [Fact]
    public void Step_RevisionOfAnOlderWindowBreaches_IsRecordedAsPast()
    {
        var history = Play((1, Drift(MeasurementState.Ok)), (0, Drift(MeasurementState.Breach, 0.2)));
        Assert.Equal([FindingTransition.Opened, FindingTransition.Recovered], history.Select(c => c.Transition));
    }

    [Fact]
    public void Step_TwoKindsAndSegments_AreSeparateFindings()
    {
        var quality = Drift(MeasurementState.Breach, 0.3) with { Measure = "missing_ratio" };
        var segment = Drift(MeasurementState.Breach, 0.3) with { Segment = "country=DE" };
        var step = Step(FindingMemory.Empty, 0, Drift(MeasurementState.Breach, 0.2), quality, segment);
        Assert.Equal(3, step.Changes.Select(c => c.Finding.Id).Distinct().Count());
    }

    [Fact]
    public void Step_UnknownVersion_OpensIntegrity()
    {
        var window = Sample.Window(null, [1, 2], ["DE", "FR"], [0.1, 0.2], version: "9");
        var step = FindingPolicy.Step(FindingMemory.Empty, new(Sample.Plan, null, window, []), Now);
        var finding = Assert.Single(step.Changes).Finding;
        Assert.Equal(FindingKind.Integrity, finding.Kind);
        Assert.Equal("version-change", finding.Diagnosis[0].Name);
        Assert.Contains("9", finding.Subjects[0].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Risk.High, "output.score", "ks", Severity.Critical)]
    [InlineData(Risk.Medium, "output.score", "ks", Severity.Warning)]
    [InlineData(Risk.High, "input.dose", "ks", Severity.Warning)]
    [InlineData(Risk.High, "output.score", "calibration_slope", Severity.Critical)]
    [InlineData(Risk.Low, "input.dose", "missing_ratio", Severity.Critical)]
    public void Step_Severity_FollowsRiskAndSubject(object risk, string subject, string measure, object expected)
    {
        var breach = Drift(MeasurementState.Breach, 0.3) with { Subject = subject, Measure = measure };
        var window = Sample.Window(null, [1, 2], ["DE", "FR"], [0.1, 0.2]);
        var step = FindingPolicy.Step(FindingMemory.Empty, new(Sample.Plan with { Risk = (Risk)risk }, null, window, [breach]), Now);
        Assert.Equal((Severity)expected, Assert.Single(step.Changes).Finding.Severity);
    }

    private static List<FindingChange> Play(params (int Hour, Measurement Measurement)[] windows)
    {
        var memory = FindingMemory.Empty;
        var changes = new List<FindingChange>();
        foreach (var (hour, measurement) in windows)
        {
            var step = Step(memory, hour, measurement);
            changes.AddRange(step.Changes);
            var firing = changes.GroupBy(c => c.Finding.Id).Select(g => g.Last().Finding).Where(f => f.State == FindingState.Firing).ToList();
            var assessed = memory.AssessedThrough.ToDictionary();
            foreach (var key in step.Assessed)
                assessed[key] = assessed.TryGetValue(key, out var newest) && newest > step.WindowStart ? newest : step.WindowStart;
            memory = new(firing, assessed);
        }

        return changes;
    }

    private static FindingStep Step(FindingMemory memory, int hour, params Measurement[] measurements)
    {
        var window = Sample.Window(null, [1, 2], ["DE", "FR"], [0.1, 0.2], hour: hour);
        return FindingPolicy.Step(memory, new(Sample.Plan, null, window, measurements), Now);
    }

    private static Measurement Drift(MeasurementState state, double excess = 0) => new()
    {
        Version = "1",
        Subject = "input.dose",
        Measure = "ks",
        Definition = "ks/1",
        Value = 0.3,
        State = state,
        Evidence = state == MeasurementState.Breach ? new(excess, "moved") : null,
    };
}
