using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ModelWatch.Series;
using ModelWatch.State;

namespace ModelWatch.Tests.Series;

public sealed class OutboxEndpointsTests : IAsyncLifetime
{
    private readonly MemoryState _state = new();
    private WebApplication? _service;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<IStateStore>(_state);
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Some.Start));
        builder.Services.AddSingleton<IReadOnlyList<ITimeSeriesStore>>([new ScriptedStore(_ => WriteOutcome.Accepted)]);
        builder.Services.AddMetrics().AddSingleton<OutboxInstruments>();
        _service = builder.Build();
        _service.MapOutbox();
        await _service.StartAsync();
        _client = _service.GetTestClient();
    }

    public async Task DisposeAsync()
    {
        await _service!.DisposeAsync();
        _state.Dispose();
    }

    [Fact]
    public async Task List_PageByPage_ShowsEachDeadLetterWithItsReason()
    {
        for (var i = 0; i < 5; i++)
            Bury("scripted", i);
        Bury("gone", 5);
        var first = await Get("/api/v1/series/dead-letters?store=scripted&limit=3");
        Assert.Equal(
            """{"id":1,"store":"scripted","points":1,"recorded":"2026-03-01T00:00:00Z","kind":"refused","reason":"status 400: no 0","models":["m"],"from":"2026-03-01T00:00:00Z","to":"2026-03-01T01:00:00Z"}""",
            first.GetProperty("items")[0].GetRawText());
        var second = await Get("/api/v1/series/dead-letters?store=scripted&limit=3&cursor=" + first.GetProperty("next").GetString());
        Assert.Equal([4, 5], second.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetInt32()));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal(6, (await Get("/api/v1/series/dead-letters")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Resend_UpToANumber_PutsThoseBackIntoTheOutboxInOneBatch()
    {
        for (var i = 0; i < 5; i++)
            Bury("scripted", i);
        Assert.Equal("""{"store":"scripted","points":3,"models":0}""", await Post("/api/v1/series/dead-letters/resend?store=scripted&upTo=3"));
        Assert.Equal(
            """[{"name":"scripted","configured":true,"batches":1,"oldest":"2026-03-01T00:00:00Z","deadLetters":2,"resends":0}]""",
            (await Get("/api/v1/series/stores")).GetProperty("items").GetRawText());
        Assert.Equal("""{"store":"scripted","points":2,"models":0}""", await Post("/api/v1/series/dead-letters/resend?store=scripted"));
    }

    [Fact]
    public async Task Resend_OfTheRecord_IsAcceptedForEachModelWithSuchWindows()
    {
        _state.Write(t => MeasurementStore.Append(t, "a", [Some.Measurement()], Some.Start));
        _state.Write(t => MeasurementStore.Append(t, "b", [Some.Measurement(5)], Some.Start));
        Assert.Equal("""{"store":"scripted","points":0,"models":1}""", await Post("/api/v1/series/resend?store=scripted&from=2026-03-01T03:00:00Z", HttpStatusCode.Accepted));
    }

    [Fact]
    public async Task Stores_PointsForAStoreThatIsNoLongerConfigured_AreShown()
    {
        Bury("gone", 1);
        var items = (await Get("/api/v1/series/stores")).GetProperty("items");
        Assert.Equal(["scripted True", "gone False"], items.EnumerateArray().Select(i => $"{i.GetProperty("name")} {i.GetProperty("configured")}"));
    }

    [Fact]
    public async Task Delete_UpToANumber_GivesThoseUp()
    {
        for (var i = 0; i < 5; i++)
            Bury("gone", i);
        var answer = await _client.DeleteAsync("/api/v1/series/dead-letters?store=gone&upTo=3");
        Assert.Equal("""{"store":"gone","points":3,"models":0}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal(2, (await Get("/api/v1/series/dead-letters?store=gone")).GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("DELETE", "/api/v1/series/dead-letters?store=gone", 400)]
    [InlineData("POST", "/api/v1/series/dead-letters/resend", 400)]
    [InlineData("POST", "/api/v1/series/dead-letters/resend?store=other", 404)]
    [InlineData("POST", "/api/v1/series/dead-letters/resend?store=scripted&upTo=x", 400)]
    [InlineData("POST", "/api/v1/series/resend?store=scripted", 400)]
    [InlineData("POST", "/api/v1/series/resend?store=scripted&from=yesterday", 400)]
    [InlineData("POST", "/api/v1/series/resend?store=other&from=2026-03-01", 404)]
    [InlineData("GET", "/api/v1/series/dead-letters?limit=201", 400)]
    [InlineData("GET", "/api/v1/series/dead-letters?cursor=-1", 400)]
    public async Task Request_ThatCannotBeMet_SaysWhy(string method, string path, int status)
    {
        var answer = await _client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private void Bury(string store, int value) => _state.Write(t => new DeadLetterTable(t, store).Bury(
        [SeriesPoint.Of("m", Some.Measurement(value: value))!], DeadReason.Refused, $"status 400: no {value}", Some.Start));

    private async Task<JsonElement> Get(string path) => JsonSerializer.Deserialize<JsonElement>(await _client.GetStringAsync(path));

    private async Task<string> Post(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        var answer = await _client.PostAsync(path, null);
        Assert.Equal(status, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
