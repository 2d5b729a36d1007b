using ModelWatch.Plans;

namespace ModelWatch.Tests.Labels;

public sealed class UnwantedLabelTests
{
    private const string Bare = "model: m\nversion: \"1\"\ninputs: {x: {kind: numeric}}\noutputs: {y: {kind: probability}}\n";
    private const string Labelled = Bare + "label: {kind: binary}\n";
    private const string Good = """{"id":"a","label":1,"time":"2026-03-01T09:00:00Z"}""";

    [Fact]
    public async Task Label_WithoutALabelInThePlan_IsTakenWithAWarning()
    {
        using var house = new CorridorHouse(Bare);
        var receipt = await house.LabelsAsync(Good, """{"label":1,"time":"2026-03-01T09:00:00Z"}""", Good.Replace("\"a\"", "\"b\"", StringComparison.Ordinal));
        Assert.Equal((2, 0, 1), (receipt.Accepted, receipt.Duplicates, receipt.RejectedTotal));
        Assert.Contains("counted nowhere until one does", Assert.Single(receipt.Warnings!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Label_OfAModelWhosePlanGetsOneLater_IsTakenWithoutAWarning()
    {
        using var house = new CorridorHouse(Bare);
        house.Plans.Put(PlanReader.Read(Labelled).Plan!, Labelled);
        var receipt = await house.LabelsAsync(Good);
        Assert.Equal((1, null), (receipt.Accepted, receipt.Warnings));
    }

    [Fact]
    public async Task Label_OfAModelWhoseOlderPlanHadOne_IsTaken()
    {
        using var house = new CorridorHouse(Labelled);
        house.Plans.Put(PlanReader.Read(Bare).Plan!, Bare);
        var receipt = await house.LabelsAsync(Good);
        Assert.Equal((1, null), (receipt.Accepted, receipt.Warnings));
    }
}
