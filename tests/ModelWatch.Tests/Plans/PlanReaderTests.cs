using System.Text.RegularExpressions;
using ModelWatch.Plans;

namespace ModelWatch.Tests.Plans;

public sealed partial class PlanReaderTests
{
    public static TheoryData<string> Good => PlanFiles.In("Good");

    public static TheoryData<string> Bad => PlanFiles.In("Bad");

    [Theory]
    [MemberData(nameof(Good))]
    public void Read_GoodFile_IsAPlan(string file)
    {
        var reading = PlanReader.Read(PlanFiles.Text("Good/" + file));

        Assert.Empty(reading.Errors);
        Assert.Matches("^[0-9a-f]{64}$", reading.Plan!.Digest);
    }

    /// <summary>The first line of a bad file says where the one mistake is, and a part of what is said about it.</summary>
    [Theory]
    [MemberData(nameof(Bad))]
    public void Read_BadFile_TellsThePlaceAndTheRemedy(string file)
    {
        var text = PlanFiles.Text("Bad/" + file);
        var expected = Expectation().Match(text);

        var reading = PlanReader.Read(text);

        Assert.Null(reading.Plan);
        var error = Assert.Single(reading.Errors);
        Assert.Equal(expected.Groups["place"].Value.TrimEnd(), $"{error.Line}:{error.Column} {error.Path}".TrimEnd());
        Assert.Contains(expected.Groups["message"].Value, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TenMistakes_GetTenMessages()
    {
        var reading = PlanReader.Read(PlanFiles.Text("ten-mistakes.yaml"));

        Assert.Null(reading.Plan);
        Assert.Equal(
            ["1:8 model", "4:18 window.length", "4:32 window.lateness", "6:15 inputs.age.kind", "7:32 inputs.dose.range",
                "8:31 inputs.code.pattern", "10:30 outputs.score.treshold", "11:30 alerts.falseAlarmsPerYear", "12:22 criteria[0].measure", "13:16 report.zone"],
            reading.Errors.Select(error => $"{error.Line}:{error.Column} {error.Path}"));
    }

    [Fact]
    public void Read_Json_UnderstandsTabsEscapesAndSurrogates()
    {
        var plan = PlanReader.Read(PlanFiles.Text("Good/minimal.json")).Plan!;

        Assert.Equal(["gr\u00f6\u00dfe", "emoji \U0001F600"], plan.Inputs.Select(input => input.Name));
        Assert.Equal((-100, 100), plan.Inputs[0].Range);
        Assert.Equal("^/[a-z]*$", plan.Inputs[1].Pattern);
        Assert.Null(plan.Label);
    }

    [Fact]
    public void Read_BrokenJson_TellsTheLineAndColumn()
    {
        var error = Assert.Single(PlanReader.Read("{\n  \"model\": \"m\",\n  \"version\": \"1\" \"inputs\": {}\n}").Errors);

        Assert.Equal((3, 18), (error.Line, error.Column));
        Assert.StartsWith("this is not JSON", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DuplicateKeyInJson_IsToldAtTheSecond()
    {
        var text = """{"model":"m","version":"1","inputs":{"x":{"kind":"text"}},"outputs":{"y":{"kind":"number"}},"model":"n"}""";

        var error = Assert.Single(PlanReader.Read(text).Errors);

        Assert.Equal((1, text.LastIndexOf("\"model\"", StringComparison.Ordinal) + 1, "model"), (error.Line, error.Column, error.Path));
    }

    [Fact]
    public void Read_EveryKey_ReachesThePlan()
    {
        var plan = PlanReader.Read(PlanFiles.Text("Good/every-key.yaml")).Plan!;

        Assert.Equal("2.10", plan.Version);
        Assert.Equal(["M", "F", "1", "NO"], plan.Inputs[1].Values);
        Assert.Equal(new Dictionary<string, string> { ["male"] = "M", ["2.5"] = "F" }, plan.Inputs[1].Aliases);
        Assert.Equal(["-999", "9999"], plan.Inputs[0].Sentinels);
        Assert.Equal(["true", "false"], plan.Inputs[2].Values);
        Assert.Equal(["none", "1", "2"], plan.Outputs[0].Classes);
        Assert.Equal(WindowLength.OneMonth, plan.Window.Length);
        Assert.Equal(TimeSpan.FromDays(14), plan.Label!.Maturity);
        Assert.Equal(TimeSpan.FromSeconds(30), plan.Review!.MinimumTime);
        Assert.Equal("America/New_York", plan.Report.Zone.Id);
        Assert.Equal(new Criterion("accuracy", "output.code", "sex=1", 0.7, null), plan.Criteria[0]);
        Assert.Equal(0.2, plan.Alerts.Thresholds["psi"]);
    }

    [Fact]
    public void Read_SmallestPlan_TakesTheDefaultsOfTheContract()
    {
        var plan = PlanReader.Read("model: m\nversion: '1'\ninputs: {x: {kind: numeric}}\noutputs: {y: {kind: number}}").Plan!;

        Assert.Equal((Risk.Medium, Traffic.Continuous, WindowLength.OneHour), (plan.Risk, plan.Traffic, plan.Window.Length));
        Assert.Equal((TimeSpan.FromMinutes(5), 200, TimeSpan.FromDays(7)), (plan.Window.Lateness, plan.Window.Minimum, plan.Window.Horizon));
        Assert.Equal((1.0, 0.02, 0.002), (plan.Alerts.FalseAlarmsPerYear, plan.Alerts.Tolerance, plan.Alerts.ShareTolerance));
        Assert.Equal((ReportPeriod.Month, "UTC", TimeSpan.FromDays(5)), (plan.Report.Every, plan.Report.Zone.Id, plan.Report.Cutoff));
        Assert.Equal(("time", 1.0, 200), (plan.Reference.Time, plan.Sampling.Rate, plan.Sampling.Evidence));
        Assert.True(plan.Inputs[0].Required);
    }

    [GeneratedRegex(@"\A# expect (?<place>\d+:\d+ [^:]*): (?<message>[^\n]*)")]
    private static partial Regex Expectation();
}
