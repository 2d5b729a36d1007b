using System.Security.Cryptography;
using ModelWatch.Artefacts;
using ModelWatch.Artefacts.Replay;
using ModelWatch.Plans;

namespace ModelWatch.Tests.Artefacts;

public sealed class AttributionProbeTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("mw-attribution-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Measure_InputThatStandsStillNow_LosesItsShare()
    {
        // score = sigmoid(dose + 2 packs): with dose constant, packs is all that moves the score.
        var spread = Enumerable.Range(0, 60).Select(i => (i % 10 - 4.5) / 5).ToArray();
        var other = Enumerable.Range(0, 60).Select(i => (i / 10 - 2.5) / 5).ToArray();
        var found = await Measure(Rows(spread, other), Rows(new double[60], other));

        Assert.Null(found.Why);
        Assert.Equal(["dose_mg", "packs"], found.Inputs);
        Assert.Equal([0, 1], found.Current);
        Assert.InRange(found.Reference[0], 0.2, 0.8);
        Assert.Equal(found.Reference[0], found.Shift, 1e-12);
        Assert.Equal((60, 60), (found.ReferenceRows, found.CurrentRows));
    }

    [Fact]
    public async Task Measure_SameRows_HasNoShift()
    {
        var rows = Rows([.. Enumerable.Range(0, 50).Select(i => i / 50.0)], [.. Enumerable.Range(0, 50).Select(i => i * 7 % 50 / 50.0)]);
        Assert.Equal(0, (await Measure(rows, rows)).Shift);
    }

    [Fact]
    public async Task Measure_NothingMovesTheOutput_SaysSo() =>
        Assert.Equal("no input changes the output", (await Measure(Rows(new double[5], new double[5]), Rows(new double[5], new double[5]))).Why);

    [Fact]
    public void Shuffled_Copies_MoveOneInputEach()
    {
        var rows = ShuffledRows.Of([new("a") { Numbers = [1, 2, 3, 4, 5] }, new("t") { Texts = ["v", "w", "x", "y", "z"] }], ["t"], 1);

        Assert.Equal(10, rows.Count);
        Assert.Equal([1, 2, 3, 4, 5, 1, 2, 3, 4, 5], rows.Columns[0].Numbers!);
        var texts = string.Concat(rows.Columns[1].Texts!);
        Assert.Equal("vwxyz", texts[..5]);
        Assert.NotEqual("vwxyz", texts[5..]);
        Assert.Equal("vwxyz", string.Concat(texts[5..].Order()));
    }

    private Task<Attribution> Measure(IReadOnlyList<ScoringColumn> reference, IReadOnlyList<ScoringColumn> current)
    {
        var model = SmallModels.Good();
        File.WriteAllBytes(Path.Combine(_directory, "model.onnx"), model);
        var plan = SmallModels.Plan with { Artifact = new ArtifactPlan("model.onnx", Convert.ToHexStringLower(SHA256.HashData(model))) };
        var probe = new ReplayProbe(_directory, new ReplayLimits { Time = TimeSpan.FromMinutes(2) }, TimeProvider.System);
        return AttributionProbe.MeasureAsync(probe, plan, reference, current, ["dose_mg", "packs"], default);
    }

    private static IReadOnlyList<ScoringColumn> Rows(double[] dose, double[] packs) => [new("dose_mg") { Numbers = dose }, new("packs") { Numbers = packs }];
}
