using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.Series;
using ModelWatch.State;

namespace ModelWatch.Tests.Series;

public sealed class MeasurementEndpointsTests : IAsyncLifetime
{
    private const string PlanText = "{model: m, version: '1', inputs: {dose_mg: {kind: numeric}}, outputs: {score: {kind: probability}}}";
    private readonly MemoryState _state = new();
    private WebApplication? _service;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<IStateStore>(_state);
        builder.Services.AddSingleton<IWatermarks, NoWatermarks>().AddPlans();
        _service = builder.Build();
        _service.MapMeasurements();
        _service.Services.GetRequiredService<PlanStore>().Put(PlanReader.Read(PlanText).Plan!, PlanText);
        await _service.StartAsync();
        _client = _service.GetTestClient();
    }

    public async Task DisposeAsync()
    {
        await _service!.DisposeAsync();
        _state.Dispose();
    }

    [Fact]
    public async Task Get_OneMeasurement_HasTheShapeOfTheContract()
    {
        var written = Some.Measurement() with { State = MeasurementState.Insufficient, Lower = 0.5, Level = 0.95 };
        _state.Write(t => MeasurementStore.Append(t, "m", [written], Some.Start));
        Assert.Equal(
            """
            {"items":[{"window":{"start":"2026-03-01T00:00:00Z","end":"2026-03-01T01:00:00Z","revision":0},"version":"1","segment":null,"subject":"input.dose_mg","measure":"ks","value":0.25,"lower":0.5,"upper":null,"level":0.95,"error":null,"n":500,"state":"insufficient","why":null,"unit":null,"definition":"ks/1","reference":null,"plan":null,"provisional":false}],"next":null}
            """,
            await _client.GetStringAsync("/api/v1/models/m/measurements"));
    }

    [Fact]
    public async Task Get_WithTheCursorOfThePageBefore_GivesTheRest()
    {
        _state.Write(t => MeasurementStore.Append(t, "m", [Some.Measurement(0), Some.Measurement(1)], Some.Start));
        var first = await Body("/api/v1/models/m/measurements?limit=1");
        var second = await Body("/api/v1/models/m/measurements?limit=1&cursor=" + first.GetProperty("next").GetString());
        Assert.Equal("2026-03-01T01:00:00Z", second.GetProperty("items")[0].GetProperty("window").GetProperty("start").GetString());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task Get_UnknownModel_Is404()
    {
        var answer = await _client.GetAsync("/api/v1/models/other/measurements");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=2026-03-01T00:00:00", "to")]
    [InlineData("asOf=1767225600", "asOf")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=10001", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("cursor=nonsense", "cursor")]
    [InlineData("measure=ks&measure=psi", "measure")]
    public async Task Get_ParameterThatCannotBeRead_Is400AndNamesIt(string query, string parameter)
    {
        var answer = await _client.GetAsync("/api/v1/models/m/measurements?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var errors = problem.RootElement.GetProperty("errors");
        Assert.Equal(parameter, errors[0].GetProperty("parameter").GetString());
    }

    [Fact]
    public async Task Get_TwoWrongParameters_NamesBoth()
    {
        var answer = await _client.GetAsync("/api/v1/models/m/measurements?from=x&limit=x");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(2, problem.RootElement.GetProperty("errors").GetArrayLength());
    }

    [Theory]
    [InlineData("2026-03-01T01:00:00Z")]
    [InlineData("2026-03-01T02:00:00%2B01:00")]
    [InlineData("2026-03-01 01:00:00.000Z")]
    public async Task Get_TimeInAnyZone_MeansTheSameMoment(string from)
    {
        _state.Write(t => MeasurementStore.Append(t, "m", [Some.Measurement(0), Some.Measurement(1)], Some.Start));
        var page = await Body("/api/v1/models/m/measurements?from=" + from);
        Assert.Equal(1, page.GetProperty("items").GetArrayLength());
    }

    private async Task<JsonElement> Body(string address) => JsonSerializer.Deserialize<JsonElement>(await _client.GetStringAsync(address));

    private sealed class NoWatermarks : IWatermarks
    {
        public long? Of(string model) => null;
    }
}
