using System.Text;
using ModelWatch.Commands;
using ModelWatch.Commands.Planning;
using ModelWatch.Plans;
using ModelWatch.Plans.Proposing;

namespace ModelWatch.Tests.Plans;

public sealed class PlanProposalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("propose").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Propose_Csv_FindsKindsOutputsLabelAndTime()
    {
        var plan = Proposed("sales.csv", "id,when_at,dose,country,code,on sale,flag,free,score,label\n" + Lines(i =>
            $"{i},2026-01-01 0{i % 10}:00:00,{i * 1.5},{(i % 2 == 0 ? "DE" : "NO")},0{i % 3},{(i % 2 == 0 ? "TRUE" : "false")},{i % 2},\"a: b#{i}\",0.{i % 9}1,{i % 2}"));

        Assert.Equal("sales", plan.Model);
        Assert.Equal(["dose", "country", "code", "on sale", "flag", "free"], plan.Inputs.Select(input => input.Name));
        Assert.Equal([InputKind.Numeric, InputKind.Categorical, InputKind.Categorical, InputKind.Boolean, InputKind.Categorical, InputKind.Text], plan.Inputs.Select(input => input.Kind));
        Assert.Equal(["DE", "NO"], plan.Inputs[1].Values);
        Assert.Equal(["00", "01", "02"], plan.Inputs[2].Values);
        Assert.Equal((0, 170), plan.Inputs[0].Range);
        Assert.Equal(("score", OutputKind.Probability), (plan.Outputs[0].Name, plan.Outputs[0].Kind));
        Assert.Equal((LabelKind.Binary, "1"), (plan.Label!.Kind, plan.Label.Positive));
        Assert.Equal("when_at", plan.Reference.Time);
    }

    [Fact]
    public void Propose_Ndjson_ReadsFlatLinesAndEvents()
    {
        var flat = Proposed("a.ndjson", Lines(i => $$"""{"x":{{i}}.5,"c":"{{(char)('a' + (i % 3))}}","prediction":{{i}}.25}"""));
        var events = Proposed("b.ndjson", Lines(i => $$"""{"id":"e{{i}}","time":"2026-01-01T00:00:00Z","inputs":{"x":{{i}}.5 },"outputs":{"prediction":{{i}}.25 } }"""));

        Assert.Equal(["x", "c"], flat.Inputs.Select(input => input.Name));
        Assert.Equal(OutputKind.Number, flat.Outputs[0].Kind);
        Assert.Equal(["x"], events.Inputs.Select(input => input.Name));
        Assert.Equal("prediction", events.Outputs[0].Name);
    }

    [Theory]
    [InlineData("a:b")]
    [InlineData("# x")]
    [InlineData("yes")]
    [InlineData("\"quoted\" \\ slash")]
    [InlineData("- dash")]
    [InlineData("caf\u00e9 \U0001F600")]
    [InlineData("*alias")]
    [InlineData("off")]
    [InlineData("1.5")]
    public void Propose_AnyColumnName_IsReadBack(string name)
    {
        var survey = new ColumnSurvey(name);
        for (var i = 0; i < 40; i++) survey.Add(i % 2 == 0 ? name : "other");

        var plan = PlanReader.Read(PlanProposal.Write("?", [survey.Summary], null).Replace(Unfinished.Name, "answer", StringComparison.Ordinal)).Plan!;

        Assert.Equal("my-model", plan.Model);
        Assert.Equal(name, plan.Inputs[0].Name);
        Assert.Contains(name, plan.Inputs[0].Values);
    }

    [Fact]
    public void Propose_ModelFile_GivesArtifactOutputsAndPositions()
    {
        var columns = new[] { "a", "b" }.Select(name => new ColumnSummary(name, 100) { Numbers = 100, Min = -3, Max = 7 }).ToArray();
        var model = new ModelSummary("m.onnx", new string('a', 64), [new("features", "float", [-1, 2])], [new("label", "int64", [-1]), new("probabilities", "float", [-1, 3])]);

        var plan = PlanReader.Read(PlanProposal.Write("m", columns, model)).Plan!;

        Assert.Equal(new string('a', 64), plan.Artifact!.Sha256);
        Assert.Equal([OutputKind.Class, OutputKind.Probabilities], plan.Outputs.Select(output => output.Kind));
        Assert.Equal("features[1]", plan.Source!.Columns["b"]);
        Assert.Equal((-4, 8), plan.Inputs[0].Range);
    }

    [Fact]
    public void Propose_EmptyOrBinaryFile_IsBadData()
    {
        foreach (var bytes in new byte[][] { [], [0, 1, 2, 0, 5], "a,b\n"u8.ToArray() })
        {
            var error = new StringWriter();

            Assert.Equal(ExitCode.BadData, PlanProposeCommand.Run(Write("x.csv", bytes), null, NoModel, new StringWriter(), error));
            Assert.Single(error.ToString().TrimEnd().Split('\n'));
        }
    }

    [Fact]
    public void Propose_WithoutAnOutput_IsRefusedByCheckUntilAPersonNamesIt()
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(ExitCode.Good, PlanProposeCommand.Run(Write("a.csv", Encoding.UTF8.GetBytes("dose,answer\n" + Lines(i => $"{i}.5,{i}.25"))), null, NoModel, output, error));
        Assert.StartsWith("Taken as outputs: none", error.ToString(), StringComparison.Ordinal);
        var plan = Path.Combine(_folder, "a.yaml");
        File.WriteAllText(plan, output.ToString());

        var said = new StringWriter();
        Assert.Equal(ExitCode.BadData, PlanCheckCommand.Run(plan, said, new StringWriter()));
        Assert.Contains("take it out of inputs if it is one of dose, answer", said.ToString(), StringComparison.Ordinal);
        File.WriteAllText(plan, output.ToString().Replace(Unfinished.Name, "said", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Good, PlanCheckCommand.Run(plan, said, new StringWriter()));
    }

    [Fact]
    public void Propose_LegacyFile_NamesTheOptionAndWritesTheEncoding()
    {
        var file = Write("refsemi.csv", Encoding.Latin1.GetBytes("name,score\nM\u00fcller,0.5\n"));
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(ExitCode.BadData, PlanProposeCommand.Run(file, null, NoModel, output, error));
        Assert.Contains("--encoding", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("line 2: Line 2:", error.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(ExitCode.Good, PlanProposeCommand.Run(file, null, NoModel, output, error, "windows-1252"));
        Assert.Equal("windows-1252", PlanReader.Read(output.ToString()).Plan!.Reference.Encoding);
        Assert.Equal(ExitCode.Usage, PlanProposeCommand.Run(file, null, NoModel, output, error, "no-such"));
    }

    [Fact]
    public void Check_PlanWithMistakes_PrintsEachAndOneSentence()
    {
        var (output, error) = (new StringWriter(), new StringWriter());

        Assert.Equal(ExitCode.BadData, PlanCheckCommand.Run(Path.Combine(PlanFiles.Folder(), "ten-mistakes.yaml"), output, error));
        Assert.Equal(10, output.ToString().TrimEnd().Split('\n').Length);
        Assert.EndsWith("has 10 mistakes.", error.ToString().TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Good, PlanCheckCommand.Run(Path.Combine(PlanFiles.Folder(), "Good", "every-key.yaml"), output, error));
        Assert.Equal(ExitCode.BadData, PlanCheckCommand.Run(Path.Combine(_folder, "absent.yaml"), output, error));
    }

    private MonitoringPlan Proposed(string file, string text)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = PlanProposeCommand.Run(Write(file, System.Text.Encoding.UTF8.GetBytes(text)), null, NoModel, output, error);
        Assert.StartsWith("Taken as outputs: " + (file == "sales.csv" ? "score" : "prediction"), error.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Good, code);
        var reading = PlanReader.Read(output.ToString());
        Assert.Empty(reading.Errors);
        return reading.Plan!;
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static string Lines(Func<int, string> line) => string.Concat(Enumerable.Range(0, 100).Select(i => line(i) + "\n"));

    private static ModelSummary NoModel(string path) => throw new InvalidDataException("no model here");
}
