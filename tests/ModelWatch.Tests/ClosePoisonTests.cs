using static ModelWatch.Tests.CorridorHouse;

namespace ModelWatch.Tests;

/// <summary>Faults in what follows from a window: its close stands, the rest of it is recorded, and the model says what is missing.</summary>
public sealed class ClosePoisonTests
{
    [Theory]
    [InlineData("findings", "its findings (DivideByZeroException)")]
    [InlineData("points", "(DivideByZeroException), points of ")]
    [InlineData("metrics", "its figures on /metrics (JsonException)")]
    public async Task Close_WithAFaultInWhatFollows_StandsAndSaysIt(string where, string said)
    {
        using var house = new CorridorHouse(poison: end => Poisoned(end, where));
        if (where == "metrics")
            house.Write("INSERT INTO finding VALUES ('x', 'other', '1', '', 'kind', 'firing', 'warning', 0, 0, '{')");
        await house.EventsAsync([.. Enumerable.Range(0, 20).Select(i => Event(i, "2026-03-01T08:00:00Z"))]);
        var closed = house.Corridor.Close(house.Time.GetUtcNow()).Closed;

        Assert.Equal(20, Assert.Single(closed).Events);
        Assert.NotEmpty(house.Recorded());
        Assert.Contains(said, house.Corridor.Fault, StringComparison.Ordinal);
        Assert.Empty(house.Corridor.Close(house.Time.GetUtcNow()).Closed);
    }

    [Fact]
    public async Task Close_WithoutAFault_TakesTheWordBack()
    {
        CorridorEnd? poisoned = null;
        using var house = new CorridorHouse(poison: end => poisoned = Poisoned(end, "findings"));
        await house.EventsAsync([.. Enumerable.Range(0, 20).Select(i => Event(i, "2026-03-01T08:00:00Z"))]);
        house.Corridor.Close(house.Time.GetUtcNow());
        Assert.NotNull(house.Corridor.Fault);
        poisoned!.Step = ModelWatch.Findings.FindingPolicy.Step;
        await house.EventsAsync([.. Enumerable.Range(100, 20).Select(i => Event(i, "2026-03-01T09:00:00Z"))]);
        house.Corridor.Close(house.Time.GetUtcNow());
        Assert.Null(house.Corridor.Fault);
    }

    private static CorridorEnd Poisoned(CorridorEnd end, string where)
    {
        if (where == "findings")
            end.Step = (_, _, _) => throw new DivideByZeroException();
        if (where == "points")
            end.Point = (model, m) => m.Value is not null ? throw new DivideByZeroException() : ModelWatch.Series.SeriesPoint.Of(model, m);
        return end;
    }
}
