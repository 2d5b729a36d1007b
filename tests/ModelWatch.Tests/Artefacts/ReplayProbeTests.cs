using System.Security.Cryptography;
using System.Text.Json;
using ModelWatch.Artefacts;
using ModelWatch.Artefacts.Replay;
using ModelWatch.Plans;

namespace ModelWatch.Tests.Artefacts;

public sealed class ReplayProbeTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("mw-replay-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Measure_RecordedByTheSameFile_IsZeroToFloat()
    {
        var gap = await Probe().MeasureAsync(Plan(SmallModels.Good()), Rows(), default);
        Assert.Null(gap.Why);
        Assert.Equal(3, gap.Rows);
        Assert.InRange(gap.Value!.Value, 0, 1e-6);
    }

    [Fact]
    public async Task Measure_OneOutputAltered_IsThatDifferenceInThatRow()
    {
        var rows = Rows();
        rows.Outputs[0].Values[1] += .125;
        var gap = await Probe().MeasureAsync(Plan(SmallModels.Good()), rows, default);
        Assert.Equal(.125, gap.Value!.Value, 1e-6);
        Assert.Equal(("score", 1), (gap.Output, gap.Row));
    }

    [Fact]
    public async Task Measure_OneTensorForAll_EncodesTextByItsIndex()
    {
        var plan = Plan(SmallModels.Joined()) with
        {
            Inputs = [new("a", InputKind.Numeric), new("country", InputKind.Categorical) { Values = ["DE", "FR"] }, new("b", InputKind.Numeric)],
            Outputs = [new("index", OutputKind.Number)],
        };
        var rows = new ReplayRows(3,
            [
                new ScoringColumn("a") { Numbers = [1, 2, 3] },
                new ScoringColumn("country") { Texts = ["FR", "DE", "Germany"], Values = ["DE", "FR"] },
                new ScoringColumn("b") { Numbers = [4, 5, double.NaN] },
            ],
            [new RecordedOutput(plan.Outputs[0]) { Values = [1, 0, -1] }]);
        var gap = await Probe().MeasureAsync(plan, rows, default);
        Assert.Equal((0d, (string?)null), (gap.Value, gap.Why));
    }

    [Fact]
    public async Task Measure_MissingColumn_SaysWhich()
    {
        var rows = Rows() with { Inputs = [new ScoringColumn("dose_mg") { Numbers = [1, 2, 3] }] };
        var gap = await Probe().MeasureAsync(Plan(SmallModels.Good()), rows, default);
        Assert.Null(gap.Value);
        Assert.Contains("packs", gap.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measure_NothingRecorded_IsAbsentWithReason()
    {
        var rows = Rows() with { Outputs = [new RecordedOutput(SmallModels.Plan.Outputs[0]) { Values = [double.NaN, double.NaN, double.NaN] }] };
        var gap = await Probe().MeasureAsync(Plan(SmallModels.Good()), rows, default);
        Assert.Equal((null, "No row has a recorded score."), (gap.Value, gap.Why));
    }

    [Fact]
    public async Task Measure_FileChangedAfterThePlan_IsRefusedBySha256()
    {
        var plan = Plan(SmallModels.Good());
        File.WriteAllBytes(Path.Combine(_directory, "model.onnx"), SmallModels.Joined());
        var gap = await Probe().MeasureAsync(plan, Rows(), default);
        Assert.Contains("SHA-256", gap.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measure_HostileFile_IsRefusedInTheChild()
    {
        var gap = await Probe().MeasureAsync(Plan(SmallModels.ExternalData(13)), Rows(), default);
        Assert.Contains("outside the file", gap.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measure_FileThatTheRuntimeRejects_IsAReason()
    {
        var graph = new ModelWatch.Artefacts.Onnx.OnnxGraph("bad");
        graph.Input("dose_mg", ModelWatch.Artefacts.Onnx.OnnxElement.Float);
        graph.Node("NoSuchOperator", ["dose_mg"], "score");
        graph.Output("score", ModelWatch.Artefacts.Onnx.OnnxElement.Float);
        var gap = await Probe().MeasureAsync(Plan(graph.ToBytes()), Rows(), default);
        Assert.Contains("cannot be run", gap.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measure_ModelThatAsksForTwelveGigabytes_IsAReasonAndNoDanger()
    {
        var graph = new ModelWatch.Artefacts.Onnx.OnnxGraph("greedy");
        graph.Input("dose_mg", ModelWatch.Artefacts.Onnx.OnnxElement.Float);
        graph.Constant("shape", [3_000_000_000L]);
        graph.Node("ConstantOfShape", ["shape"], "large");
        graph.Constant("axes", [0L]);
        graph.Node("ReduceSum", ["large", "axes"], "sum");
        graph.Node("Add", ["dose_mg", "sum"], "score");
        graph.Output("score", ModelWatch.Artefacts.Onnx.OnnxElement.Float);
        var gap = await Probe().MeasureAsync(Plan(graph.ToBytes()), Rows(), default);
        Assert.Null(gap.Value);
        Assert.Matches("cannot be run|ended", gap.Why);
    }

    [Fact]
    public async Task Run_ChildWithAHome_LeavesNothingThere()
    {
        // ONNX Runtime's telemetry would put a device id and a database into the cache of the user.
        File.WriteAllBytes(Path.Combine(_directory, "model.onnx"), SmallModels.Good());
        var home = Directory.CreateDirectory(Path.Combine(_directory, "home")).FullName;
        var request = new ReplayRequest(Path.Combine(_directory, "model.onnx"), null, 1 << 20, 1L << 30, Rows().Inputs);
        File.WriteAllBytes(Path.Combine(_directory, "request.json"), JsonSerializer.SerializeToUtf8Bytes(request, ReplayRequest.Json));
        var command = $"unset ORT_DISABLE_TELEMETRY; HOME={home} XDG_CACHE_HOME={home} exec {string.Join(' ', ReplayChild.Self())} < {_directory}/request.json";
        var child = new ReplayChild(["/bin/sh", "-c", command], new ReplayLimits(), TimeProvider.System);
        var (answer, why) = await child.AskAsync([], default);
        Assert.Null(why);
        Assert.Contains("score", System.Text.Encoding.UTF8.GetString(answer!), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(home, "*", SearchOption.AllDirectories));
    }

    private ReplayProbe Probe() => new(_directory, new ReplayLimits { Time = TimeSpan.FromMinutes(2) }, TimeProvider.System);

    private MonitoringPlan Plan(byte[] model)
    {
        File.WriteAllBytes(Path.Combine(_directory, "model.onnx"), model);
        return SmallModels.Plan with { Artifact = new ArtifactPlan("model.onnx", Convert.ToHexStringLower(SHA256.HashData(model))) };
    }

    private static ReplayRows Rows()
    {
        double[] dose = [-1, .5, 0], packs = [.25, -.5, 0];
        return new ReplayRows(3, [new("dose_mg") { Numbers = dose }, new("packs") { Numbers = packs }],
            [new RecordedOutput(SmallModels.Plan.Outputs[0]) { Values = [.. dose.Zip(packs, (d, p) => 1 / (1 + Math.Exp(-(d + 2 * p))))] }]);
    }
}
