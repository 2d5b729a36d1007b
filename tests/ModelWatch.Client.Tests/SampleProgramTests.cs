using System.Text.RegularExpressions;
using ModelWatch.Artefacts.Onnx;
using ModelWatch.Client.Sampling;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.Client.Tests;

/// <summary>The program of the README, compiled, run as a process against a real service.</summary>
public sealed partial class SampleProgramTests
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

    [Fact]
    public async Task Sample_AgainstTheService_ItsEventsArriveWithTheirWeights()
    {
        await using var service = await ModelWatchProcess.StartAsync();
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
    public void QuickStart_OfTheReadme_IsWhatTheSampleCompiles()
    {
        var shown = Block().Match(File.ReadAllText(Path.Combine(Root, "src", "ModelWatch.Client", "README.md"))).Groups[1].Value;
        var compiled = Marked().Match(File.ReadAllText(Path.Combine(Root, "tests", "ModelWatch.Client.Tests", "Sample", "Program.cs"))).Groups[1].Value;
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

    [GeneratedRegex("// quick start\n(.*?)// end of the quick start", RegexOptions.Singleline)]
    private static partial Regex Marked();
}
