using ModelWatch.Plans;

namespace ModelWatch.Tests.Labels;

public sealed class UnwantedLabelTests
{
    private const string Bare = "model: m\nversion: \"1\"\ninputs: {x: {kind: numeric}}\noutputs: {y: {kind: probability}}\n";
    private const string Labelled = Bare + "label: {kind: binary}\n";
    private const string Good = """{"id":"a","label":1,"time":"2026-03-01T09:00:00Z"}""";

    [Fact]
    public async Task Label_WithoutALabelInThePlan_IsRefusedOneByOne()
    {
        using var house = new CorridorHouse(Bare);
        var receipt = await house.LabelsAsync(Good, """{"label":1,"time":"2026-03-01T09:00:00Z"}""", Good.Replace("\"a\"", "\"b\"", StringComparison.Ordinal));
        Assert.Equal((0, 0, 3), (receipt.Accepted, receipt.Duplicates, receipt.RejectedTotal));
        Assert.Equal([(0, "no-label"), (1, "no-id"), (2, "no-label")], receipt.Rejected.Select(r => (r.Index, r.Reason)));
        Assert.Contains("add 'label' to the plan", receipt.Rejected[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Label_OfAModelWhosePlanGetsOneLater_IsTakenFromThenOn()
    {
        using var house = new CorridorHouse(Bare);
        house.Plans.Put(PlanReader.Read(Labelled).Plan!, Labelled);
        Assert.Equal(1, (await house.LabelsAsync(Good)).Accepted);
    }

    [Fact]
    public async Task Label_OfAModelWhoseOlderPlanHadOne_IsTaken()
    {
        using var house = new CorridorHouse(Labelled);
        house.Plans.Put(PlanReader.Read(Bare).Plan!, Bare);
        Assert.Equal(1, (await house.LabelsAsync(Good)).Accepted);
    }
}
