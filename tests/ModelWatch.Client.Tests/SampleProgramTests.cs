using System.Text.RegularExpressions;
using ModelWatch.Artefacts.Onnx;
using ModelWatch.Client.Sampling;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.Client.Tests;

/// <summary>The client against a real service: the program of the README as a process of its own, and every kind of value.</summary>
public sealed partial class SampleProgramTests(RunningModelWatch live) : IClassFixture<RunningModelWatch>
{
    private const int Rows = 400;

    private const string Plan = """
        model: tender
        version: "1"
        traffic: batch
        inputs:
          dose_mg: {kind: numeric, unit: mg}
          country: {kind: categorical}
        outputs:
          score: {kind: probability}
        label: {kind: binary, positive: "1"}
        """;

    private const string Kinds = """
        model: kinds
        version: "1"
        traffic: batch
        inputs:
          x: {kind: numeric}
          text: {kind: text}
          land: {kind: categorical}
          cold: {kind: boolean}
          embedding: {kind: vector}
        outputs:
          p: {kind: probability}
          verdict: {kind: class}
          classes: {kind: probabilities, classes: [a, b]}
          band: {kind: interval}
        """;

    [Fact]
    public async Task Sample_AgainstTheService_ItsEventsArriveWithTheirWeights()
    {
        var service = live.Process;
        await service.SendAsync(HttpMethod.Put, "/api/v1/models/tender/plan", Plan, "application/yaml");
        using var folder = new TemporaryDirectory();
        await File.WriteAllBytesAsync(folder.File("tender.onnx"), Model());
        await using var sample = ServerProcess.Start(
            "dotnet", [Program, service.Address.ToString(), folder.File("tender.onnx"), $"{Rows}"], folder.Path,
            new Dictionary<string, string> { ["ORT_DISABLE_TELEMETRY"] = "1", ["DOTNET_NOLOGO"] = "1" });
        Assert.True(await sample.ExitAsync(60) == 0, sample.Output + sample.Errors);

        var kept = Enumerable.Range(0, Rows).Count(row => IdHash.Keeps(IdHash.Of(new EventId($"row-{row}")), 0.5));
        Assert.Contains($"{kept} accepted", sample.Output, StringComparison.Ordinal);
        await service.SendAsync(HttpMethod.Post, $"/api/v1/models/tender/windows/close?through={DateTime.UtcNow.AddHours(1):yyyy-MM-ddTHH:mm:ssZ}", "");
        var windows = await service.ListAsync("/api/v1/models/tender/windows");
        Assert.Equal(kept, windows.Sum(window => window.GetProperty("events").GetInt64()));
        Assert.Equal(kept, windows.Sum(window => window.GetProperty("labelled").GetInt64()));
        Assert.Equal(2.0 * kept, windows.Sum(window => window.GetProperty("weight").GetDouble()), 6);
    }

    [Fact]
    public async Task Observe_EveryKindOfValue_IsTakenByTheService()
    {
        await live.Process.SendAsync(HttpMethod.Put, "/api/v1/models/kinds/plan", Kinds, "application/yaml");
        var rejected = new List<DeliveryProblem>();
        await using var client = new ModelWatchClient(new ModelWatchClientOptions { Address = live.Process.Address, Model = "kinds", OnProblem = rejected.Add });
        var observer = client.Observer(new EventSchema(
            ["x", "text", "land", "cold", SchemaField.Vector("embedding", 2)],
            ["p", "verdict", SchemaField.Probabilities("classes", "a", "b"), SchemaField.Interval("band")]));
        var time = new DateTimeOffset(DateTime.UtcNow.Date.AddHours(-3), TimeSpan.Zero);
        for (var i = 0; i < 40; i++)
            Observe(i, i switch { 3 => double.NaN, 5 => double.NegativeInfinity, 7 => FeatureValue.Null, 9 => FeatureValue.Absent, _ => i });
        await client.FlushAsync();
        Observe(2, 777);
        await client.FlushAsync();

        Assert.Equal((40L, 1L), (client.Counts.Events.Accepted, client.Counts.Events.Rejected));
        Assert.Equal(("id-conflict", "event-2"), (rejected.Single().Reason, rejected.Single().Id));
        await live.Process.SendAsync(HttpMethod.Post, $"/api/v1/models/kinds/windows/close?through={time.AddHours(1):yyyy-MM-ddTHH:mm:ssZ}", "");
        Assert.Equal(2 / 40.0, await RatioAsync("invalid_ratio", "input.x"), 12);
        Assert.Equal(2 / 40.0, await RatioAsync("missing_ratio", "input.x"), 12);
        foreach (var subject in new[] { "input.land", "input.cold", "input.embedding" })
            Assert.Equal(0, await RatioAsync("invalid_ratio", subject) + await RatioAsync("missing_ratio", subject));
        // A text of 60,000 bytes is taken, one beyond the service's 64 KiB is an unusable value; its event counts.
        Assert.Equal((1 / 40.0, 0.0), (await RatioAsync("invalid_ratio", "input.text"), await RatioAsync("missing_ratio", "input.text")));

        void Observe(int i, FeatureValue x) => observer.Observe(
            [x, i switch { 11 => new string('é', 30_000), 13 => new string('é', 200_000), _ => $"line {i}" }, "DE", i % 2 == 0, new[] { i, 0.5 }],
            [0.25, "a", new[] { 0.25, 0.75 }, new[] { 1, 2, 0.9 }],
            new EventDetails { Id = $"event-{i}", Time = time.AddMinutes(i) });

        async Task<double> RatioAsync(string measure, string subject) =>
            (await live.Process.ListAsync($"/api/v1/models/kinds/measurements?measure={measure}&subject={subject}")).Single().GetProperty("value").GetDouble();
    }

    [Fact]
    public void QuickStart_OfTheReadme_IsTheWholeProgramThatTheSampleCompiles()
    {
        var shown = Block().Match(File.ReadAllText(Path.Combine(Root, "src", "ModelWatch.Client", "README.md"))).Groups[1].Value;
        var compiled = File.ReadAllText(Path.Combine(Root, "tests", "ModelWatch.Client.Tests", "Sample", "Program.cs"));
        Assert.NotEmpty(shown);
        Assert.Equal(compiled, shown);
    }

    private static string Root => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ModelWatchProcess.Program)!, "..", "..", "..", "..", ".."));

    private static string Program
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
            return Path.Combine(Root, "tests", "ModelWatch.Client.Tests", "Sample", "bin", output.Parent!.Name, output.Name, "ModelWatch.Client.Sample.dll");
        }
    }

    /// <summary>A logistic model of a number and a text.</summary>
    private static byte[] Model()
    {
        var graph = new OnnxGraph("tender");
        graph.Input("dose_mg", OnnxElement.Float);
        graph.Input("country", OnnxElement.Text);
        OnnxEncoding.OneHot(graph, "country", ["DE", "FR", "IT"], "known");
        OnnxEncoding.Join(graph, ["dose_mg", "known"], "features");
        graph.Constant("weights", [.01f, 1, 0, -1], 1, 4);
        graph.Constant("bias", [-2f], 1);
        graph.Node("Gemm", ["features", "weights", "bias"], "logit", [OnnxAttribute.Of("transB", 1L)]);
        graph.Node("Sigmoid", ["logit"], "score");
        graph.Output("score", OnnxElement.Float);
        return graph.ToBytes();
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
