using ModelWatch.IntegrationTests.Servers;
using ModelWatch.Series;

namespace ModelWatch.IntegrationTests.Series;

/// <summary>Samples that Prometheus 2.42 refuses for their time: each costs itself alone, and no batch is sent for ever.</summary>
public sealed class PrometheusRefusalTests
{
    [ServerFact("prometheus")]
    public async Task WithoutTheWindow_LateSamplesAreDeadLettersAndTheOthersAreStored()
    {
        await using var under = await PrometheusUnderTest.StartAsync(window: null);
        using var house = new OutboxHouse(under.Store);
        SeriesPoint[] first = [Point(10, "late", 1), Point(10, "other", 2)];
        house.Enqueue(first);
        await house.DrainAsync();
        SeriesPoint[] stored = [Point(11, "late", 5), Point(10, "new", 6), Point(12, "other", 7)];
        house.Enqueue([Point(10, "late", 3), .. stored]);
        house.Enqueue([Point(11, "other", 4)]);
        house.Enqueue([Point(5, "late", 5)]);
        await house.DrainAsync();
        await TimeSeriesConformance.Same([.. first, .. stored], under);
        Assert.Equal(2, house.Dead["conflict"]);
        Assert.Equal(1, house.Dead["too_old"]);
        Assert.Equal(["status 400: duplicate sample for timestamp", "status 400: out of bounds", "status 400: out of order sample"], house.Reasons.Order());
    }

    [ServerFact("prometheus")]
    public async Task BeyondTheWindow_ABatchThatIsTooOldIsGivenUpAtOnce()
    {
        await using var under = await PrometheusUnderTest.StartAsync(window: "1h");
        using var house = new OutboxHouse(under.Store);
        SeriesPoint[] now = [Point(200, "f", 1), Point(200, "g", 2)];
        house.Enqueue(now);
        await house.DrainAsync();
        house.Enqueue([.. Enumerable.Range(0, 300).Select(i => Point(i % 3, "f" + (i / 3), i))]);
        house.Enqueue([.. Enumerable.Range(0, 20).Select(i => Point(0, i == 0 ? "f" : "h" + i, i))]);
        house.Enqueue([Point(201, "f", 3)]);
        var steps = 0;
        await Poll.Until("an empty outbox", async () =>
        {
            steps++;
            await house.Lane.StepAsync(default);
            return house.Waiting == 0;
        });
        await TimeSeriesConformance.Same([.. now, Point(201, "f", 3)], under);
        Assert.Equal(320, house.Dead["too_old"]);
        Assert.InRange(steps, 4, 12);
    }

    private static SeriesPoint Point(int hour, string subject, double value) => TimeSeriesConformance.Point(hour, subject, value);
}
