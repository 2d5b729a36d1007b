using System.Globalization;
using System.Text.Json;
using ModelWatch.Tests.Access;

namespace ModelWatch.Tests;

/// <summary>The receipt cannot know that an event is too late: the fold decides it. The model and its page tell.</summary>
public sealed class TooLateTests(GuardedHost host) : IClassFixture<GuardedHost>
{
    [Fact]
    public async Task Event_BeyondTheHorizon_IsAcceptedAndToldByTheModelAndItsPage()
    {
        var now = DateTimeOffset.UtcNow;
        Assert.Equal(0, await TooLate());
        Assert.Equal(5, await Accepted([.. Enumerable.Range(0, 5).Select(i => Event($"new-{i}", now.AddHours(-3)))]));
        await CloseAsync();
        Assert.Equal(2, await Accepted([Event("old-1", now.AddDays(-30)), Event("old-2", now.AddDays(-30))]));
        await CloseAsync();
        Assert.Equal(2, await TooLate());
        using var page = await host.Send("GET", "/models/mine", host.KeyOf("read:mine"));
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("Events too late to count", html, StringComparison.Ordinal);
        Assert.Contains("2 so far came more than", html, StringComparison.Ordinal);
    }

    private static string Event(string id, DateTimeOffset time) =>
        $$$"""{"id":"{{{id}}}","time":"{{{time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture)}}}","inputs":{"x":1},"outputs":{"y":0.5}}""";

    private async Task CloseAsync()
    {
        using var closed = await host.Send("POST", "/api/v1/models/mine/windows/close", host.KeyOf("admin:mine"));
        Assert.Equal(200, (int)closed.StatusCode);
    }

    private async Task<int> Accepted(string[] events)
    {
        using var answer = await host.Send("POST", "/api/v1/models/mine/events", host.KeyOf("ingest:mine"), string.Join('\n', events));
        return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("accepted").GetInt32();
    }

    private async Task<int> TooLate()
    {
        using var answer = await host.Send("GET", "/api/v1/models/mine", host.KeyOf("read:mine"));
        return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("tooLate").GetInt32();
    }
}
