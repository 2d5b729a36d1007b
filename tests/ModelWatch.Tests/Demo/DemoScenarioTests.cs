using ModelWatch.Artefacts;
using ModelWatch.Artefacts.Onnx;
using ModelWatch.Artefacts.Replay;
using ModelWatch.Demo;
using ModelWatch.Demo.Traffic;
using ModelWatch.Plans;

namespace ModelWatch.Tests.Demo;

/// <summary>The scenario as a whole: the plans are valid, fit their model files, and what is planted is there to be found.</summary>
public sealed class DemoScenarioTests : IClassFixture<DemoScenarioTests.Scenario>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 14, 23, 5, TimeSpan.Zero);
    private readonly DemoScenario _scenario;

    public DemoScenarioTests(Scenario scenario) => _scenario = scenario.Made;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Plan_OfEachModel_IsValidAndFitsItsFile(int model)
    {
        var plan = Plan(_scenario.Models[model]);
        Assert.Equal(_scenario.Models[model].Name, plan.Model);
        Assert.Equal(_scenario.Models[model].Traffic.Inputs, plan.Inputs.Select(i => i.Name));
        var (file, why) = OnnxFile.Inspect(plan.Artifact!.Path, plan.Artifact.Sha256);
        Assert.Null(why);
        Assert.Empty(ArtefactSchema.Compare(plan, file!));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Replay_OfEachModelsTraffic_HasNoGap(int index)
    {
        var model = _scenario.Models[index];
        var plan = Plan(model);
        var events = model.Traffic.Events(Now.AddHours(-12), Now, DemoScenario.Seed).Take(200).ToList();
        var rows = new ReplayRows(events.Count, [.. plan.Inputs.Select((input, k) => Column(input, k, events))],
            [new RecordedOutput(plan.Outputs[0]) { Values = [.. model.Server.Predict(events).SelectMany(p => p)] }]);
        var probe = new ReplayProbe("/", new ReplayLimits { Time = TimeSpan.FromMinutes(2) }, TimeProvider.System);
        var gap = await probe.MeasureAsync(plan, rows, default);
        Assert.Null(gap.Why);
        Assert.Equal(200, gap.Rows);
        Assert.InRange(gap.Value!.Value, 0, 1e-5);
    }

    [Fact]
    public void Triage_FromTwoDaysAgo_LosesItsCalibrationAndNotBefore()
    {
        var model = _scenario.Models.Single(m => m.Name == TriageTraffic.Model);
        for (var days = 6; days > 2; days--)
            Assert.InRange(TopLabelGap(model, Now.Date.AddDays(-days)), -.04, .04);
        for (var days = 2; days > 0; days--)
            Assert.InRange(TopLabelGap(model, Now.Date.AddDays(-days)), .12, .5);
    }

    [Fact]
    public void Stock_EachDay_KeepsItsErrorWellWithinTheCriterion()
    {
        var model = _scenario.Models.Single(m => m.Name == StockTraffic.Model);
        var limit = Plan(model).Criteria.Single().AtMost!.Value;
        for (var days = 14; days > 0; days--)
        {
            var events = Day(model, Now.Date.AddDays(-days));
            var said = model.Server.Predict(events);
            var mae = events.Select((e, i) => Math.Abs(said[i][0] - double.Parse(e.Label))).Average();
            Assert.InRange(mae, limit * .3, limit * .75);
        }
    }

    // Mean confidence of the first choice minus the share in which it was right.
    private static double TopLabelGap(DemoModel model, DateTime day)
    {
        var events = Day(model, day);
        var said = model.Server.Predict(events);
        var right = events.Where((e, i) => model.Classes[Array.IndexOf(said[i], said[i].Max())] == e.Label).Count();
        return said.Average(p => p.Max()) - (double)right / events.Count;
    }

    private static List<DemoEvent> Day(DemoModel model, DateTime day)
    {
        var from = new DateTimeOffset(day, TimeSpan.Zero);
        return [.. model.Traffic.Events(from, from.AddDays(1), DemoScenario.Seed)];
    }

    private static ScoringColumn Column(InputPlan input, int k, List<DemoEvent> events) => input.Kind is InputKind.Numeric or InputKind.Boolean
        ? new ScoringColumn(input.Name) { Numbers = [.. events.Select(e => e.Inputs[k] is bool truth ? (truth ? 1 : 0) : e.Inputs[k] as double? ?? double.NaN)] }
        : new ScoringColumn(input.Name) { Texts = [.. events.Select(e => e.Inputs[k] as string)], Values = input.Values };

    private static MonitoringPlan Plan(DemoModel model)
    {
        var read = PlanReader.Read(model.Plan);
        Assert.Empty(read.Errors);
        return read.Plan!;
    }

    public sealed class Scenario : IDisposable
    {
        private readonly string _directory = Directory.CreateTempSubdirectory("mw-demo-").FullName;

        public Scenario() => Made = DemoScenario.Create(_directory, Now);

        internal DemoScenario Made { get; }

        public void Dispose()
        {
            Made.Dispose();
            Directory.Delete(_directory, recursive: true);
        }
    }
}
