using System.Collections;
using ModelWatch.Plans;

namespace ModelWatch.Tests.Plans;

public sealed class PlanDigestTests
{
    private const string Smallest = "model: m\nversion: '1'\ninputs: {a: {kind: numeric}, b: {kind: text}}\noutputs: {y: {kind: number}}\n";

    [Fact]
    public void Of_SameMeaningInOtherWords_IsEqual() => Assert.Equal(
        PlanReader.Read(PlanFiles.Text("Good/contract-example.yaml")).Plan!.Digest,
        PlanReader.Read(PlanFiles.Text("Good/contract-example-reordered.yaml")).Plan!.Digest);

    [Theory]
    [InlineData("risk: low")]
    [InlineData("purpose: x")]
    [InlineData("segments: [s]")]
    [InlineData("measures: {exclude: [psi]}")]
    [InlineData("alerts: {thresholds: {psi: 0.2}}")]
    [InlineData("retention: {predictions: 8d}")]
    [InlineData("window: {minimum: 201}")]
    [InlineData("report: {zone: Europe/Berlin}")]
    [InlineData("label: {kind: number}")]
    public void Of_AnotherMeaning_IsAnother(string line) =>
        Assert.NotEqual(PlanReader.Read(Smallest).Plan!.Digest, PlanReader.Read(Smallest + line).Plan!.Digest);

    [Fact]
    public void Shape_HoldsEveryMemberOfThePlan()
    {
        var plan = PlanReader.Read(PlanFiles.Text("Good/every-key.yaml")).Plan!;

        Assert.Equal(typeof(MonitoringPlan).GetProperties().Select(property => property.Name).Where(name => name is not "Digest" and not "EqualityContract").Order(),
            PlanShape.Of(plan).Keys.Select(Pascal).Order());
        Assert.Equal(Members(typeof(InputPlan)), Keys(PlanShape.Of(plan)["inputs"]));
        Assert.Equal(Members(typeof(OutputPlan)), Keys(PlanShape.Of(plan)["outputs"]));
        Assert.Equal(Members(typeof(AlertsPlan)), Keys(PlanShape.Of(plan)["alerts"]));
        Assert.Equal(Members(typeof(RetentionPlan)), Keys(PlanShape.Of(plan)["retention"]));
        Assert.Equal(Members(typeof(LabelPlan)), Keys(PlanShape.Of(plan)["label"]));
        Assert.Equal(Members(typeof(WindowPlan)), Keys(PlanShape.Of(plan)["window"]));
    }

    private static IEnumerable<string> Members(Type type) => type.GetProperties().Select(property => property.Name).Where(name => name != "Subject").Order();

    private static IEnumerable<string> Keys(object? shape) =>
        (shape as Dictionary<string, object?> ?? (Dictionary<string, object?>)((IEnumerable)shape!).Cast<object>().First()).Keys.Select(Pascal).Order();

    private static string Pascal(string key) => char.ToUpperInvariant(key[0]) + key[1..];
}
