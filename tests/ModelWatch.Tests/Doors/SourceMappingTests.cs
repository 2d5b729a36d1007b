using ModelWatch.Plans;

namespace ModelWatch.Tests.Doors;

/// <summary>The plan's <c>source</c>: what is mapped is found, and what is not is named.</summary>
public sealed class SourceMappingTests
{
    private const string Wide = """
        model: m
        version: "1"
        inputs: {age: {kind: numeric}, sex: {kind: categorical}, v: {kind: vector}}
        outputs: {score: {kind: probability}, shares: {kind: probabilities, classes: [a, b]}}
        source: {columns: {COLUMNS}}
        """;

    private const string Request = """{"inputs":[{"name":"num","shape":[1,3],"datatype":"FP32","data":[40,2,3]},{"name":"cat","shape":[1],"datatype":"BYTES","data":["f"]}]}""";
    private const string Response = """{"model_name":"x","model_version":"7","outputs":[{"name":"proba","shape":[1,2],"datatype":"FP32","data":[0.25,0.75]}]}""";

    [Fact]
    public async Task Columns_MapTensorsElementsAndSingles()
    {
        using var house = new DoorHouse(Wide.Replace("COLUMNS", "age: \"num[0]\", sex: cat, v: num, score: \"proba[1]\", shares: proba, version: model_version", StringComparison.Ordinal));
        await house.KServeAsync("1", false, Request);
        var receipt = await house.KServeAsync("1", true, Response);
        Assert.Equal((1, 0), (receipt!.Accepted, receipt.Rejected.Count));
        var entry = Assert.Single(house.House.Log.Read("m", 0, 10)).Events!;
        Assert.Equal("7", entry.Versions[0]);
        Assert.Equal([40.0], entry.Columns.First(c => c.Name == "input.age").Numbers);
        Assert.Equal([40.0, 2, 3], entry.Columns.First(c => c.Name == "input.v").Items);
        Assert.Equal([0.25, 0.75], entry.Columns.First(c => c.Name == "output.shares").Items);
        Assert.Equal([0.75], entry.Columns.First(c => c.Name == "output.score").Numbers);
    }

    [Theory]
    [InlineData("age: \"nom[0]\", sex: cat, v: num, score: \"proba[1]\", shares: proba", "nom")]
    [InlineData("age: \"num[9]\", sex: cat, v: num, score: \"proba[1]\", shares: proba", "num[9]")]
    [InlineData("age: num, sex: cat, v: num, score: \"proba[1]\", shares: proba", "age")]
    [InlineData("age: \"num[0]\", sex: cat, v: num, score: \"proba[1]\", shares: proba, version: model_release", "model_release")]
    public async Task WrongMapping_SaysWhichNameItDidNotFind(string columns, string named)
    {
        using var house = new DoorHouse(Wide.Replace("COLUMNS", columns, StringComparison.Ordinal));
        await house.KServeAsync("1", false, Request);
        var rejected = Assert.Single((await house.KServeAsync("1", true, Response))!.Rejected);
        Assert.Equal("malformed", rejected.Reason);
        Assert.Contains(named, rejected.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("age: \"num[\"")]
    [InlineData("age: \"num[-1]\"")]
    [InlineData("age: \"[0]\"")]
    [InlineData("age: \"num[1.5]\"")]
    [InlineData("age: \"num]\"")]
    [InlineData("ag: num")]
    public void PlanCheck_RefusesWhatItCanSee_WithItsPlace(string columns)
    {
        var reading = PlanReader.Read(Wide.Replace("COLUMNS", columns, StringComparison.Ordinal));
        var error = Assert.Single(reading.Errors);
        Assert.Equal(5, error.Line);
        Assert.InRange(error.Column, 20, 40);
    }

    [Theory]
    [InlineData("dose [mg]", "dose [mg]", null)]
    [InlineData("input-0[12]", "input-0", 12)]
    [InlineData("a", "a", null)]
    public void Parse_Place_IsAColumnOrAnElement(string text, string name, int? index) => Assert.Equal(new SourceColumn(name, index), SourceColumn.Parse(text));

    [Fact]
    public async Task Model_OfTheSource_WinsOverTheNameOfTheService()
    {
        using var house = new DoorHouse(Wide.Replace("columns: {COLUMNS}", "model: triage-service", StringComparison.Ordinal));
        var receipt = await house.KServeAsync("1", false, Request, "2026-03-01T08:00:00Z", ("ce-inferenceservicename", "triage-service"));
        Assert.Equal(1, receipt!.Waiting);
    }
}
