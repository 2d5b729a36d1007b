using ModelWatch.Artefacts;
using ModelWatch.Artefacts.Onnx;
using ModelWatch.Plans;

namespace ModelWatch.Tests.Artefacts;

public sealed class ArtefactSchemaTests
{
    [Fact]
    public void Compare_FittingFile_HasNoDifferences() => Assert.Empty(Compare(SmallModels.Plan, SmallModels.Good()));

    [Fact]
    public void Compare_UndeclaredInput_IsNamed()
    {
        var plan = SmallModels.Plan with { Inputs = [new InputPlan("dose_mg", InputKind.Numeric)] };
        Assert.Equal(["The model takes packs, which the plan does not declare."], Compare(plan, SmallModels.Good()));
    }

    [Fact]
    public void Compare_OtherKindAndOutput_SaysBoth()
    {
        var plan = SmallModels.Plan with
        {
            Inputs = [new InputPlan("dose_mg", InputKind.Text), new InputPlan("packs", InputKind.Numeric)],
            Outputs = [new OutputPlan("score", OutputKind.Probabilities) { Classes = ["a", "b", "c"] }],
        };
        Assert.Equal(
            ["The model takes dose_mg as Float; the plan says text.", "The model gives 1 values for score; the plan declares 3."],
            Compare(plan, SmallModels.Good()));
    }

    [Fact]
    public void Compare_OneTensorOfOtherWidth_IsSaid() =>
        Assert.Contains("The model takes 3 values in x; the plan declares 2 inputs.", Compare(SmallModels.Plan, SmallModels.Joined()));

    [Fact]
    public void Compare_OneTensorWithOpenCategory_IsSaid()
    {
        var plan = SmallModels.Plan with
        {
            Inputs = [.. SmallModels.Plan.Inputs, new InputPlan("country", InputKind.Categorical)],
        };
        Assert.Equal(["Input country is categorical without values, so it has no number in x."], Compare(plan, SmallModels.Joined()));
    }

    private static IReadOnlyList<string> Compare(MonitoringPlan plan, byte[] bytes)
    {
        var (file, why) = OnnxFile.Inspect("x", new ArtefactBytes(bytes, "", null));
        Assert.Null(why);
        return ArtefactSchema.Compare(plan, file!);
    }
}
