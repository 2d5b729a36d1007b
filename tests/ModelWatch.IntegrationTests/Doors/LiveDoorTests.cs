using System.Net;
using System.Text;
using System.Text.Json;
using ModelWatch.IntegrationTests.EndToEnd;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Doors;

/// <summary>The foreign doors of the running service, over the wire.</summary>
public sealed class LiveDoorTests(LiveModelWatch running) : IClassFixture<LiveModelWatch>
{
    private const string Types = "org.kubeflow.serving.inference.";
    private readonly ModelWatchProcess _service = running.Service;

    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/cloudevents")]
    public async Task KServeLogger_WithItsHeaders_IsPairedAndAnswered200(string path)
    {
        var id = "k" + path.Length;
        var (status, waiting) = await KServeAsync(path, id, "request", """{"instances":[[12.5,"DE"],[7,"FR"]]}""");
        Assert.Equal((HttpStatusCode.OK, 1), (status, waiting.GetProperty("waiting").GetInt32()));
        var (_, paired) = await KServeAsync(path, id, "response", """{"predictions":[0.5,0.25]}""");
        Assert.Equal(2, paired.GetProperty("accepted").GetInt32());
        var (_, again) = await KServeAsync(path, id, "response", """{"predictions":[0.5,0.25]}""");
        Assert.Equal(1, again.GetProperty("duplicates").GetInt32());
        var label = await _service.SendAsync(HttpMethod.Post, Tender.Address + "/labels", $$"""[{"id":"{{id}}/1","label":1,"time":"2026-03-01T09:00:00Z"}]""");
        Assert.Equal(1, label.GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task StructuredEvent_TakesWhatItsDataLackFromTheEnvelope()
    {
        const string Body = """{"specversion":"1.0","type":"t","source":"s","id":"s1","time":"2026-03-01T08:00:00Z","modelid":"tender","data":{"inputs":{"dose_mg":3,"country":"DE"},"outputs":{"score":0.5}}}""";
        var first = await _service.SendAsync(HttpMethod.Post, "/", Body, "application/cloudevents+json");
        var again = await _service.SendAsync(HttpMethod.Post, "/", $"[{Body}]", "application/cloudevents-batch+json");
        Assert.Equal((1, 1), (first.GetProperty("accepted").GetInt32(), again.GetProperty("duplicates").GetInt32()));
    }

    [Fact]
    public async Task UnknownModel_IsRejectedWithItsReasonAnd200()
    {
        var answer = await _service.SendAsync(HttpMethod.Post, "/", """{"specversion":"1.0","type":"t","source":"s","id":"u","modelid":"nobody","data":{}}""", "application/cloudevents+json");
        Assert.Equal("unknown-model", answer.GetProperty("rejected")[0].GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("POST", "/", "{}", 400)]
    [InlineData("POST", Tender.Address + "/events?format=xml", "{}", 400)]
    [InlineData("POST", "/api/v1/models/nobody/events?format=csv", "a\n1\n", 404)]
    [InlineData("POST", Tender.Address + "/events?format=csv", "a\n\"1\n", 400)]
    [InlineData("POST", Tender.Address + "/events?format=csv&time=noon", "a\n1\n", 400)]
    public async Task WrongRequest_IsAProblem(string method, string path, string body, int status)
    {
        using var answer = await _service.TryAsync(new HttpMethod(method), path, body);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task RecordedFiles_ShareThePathOfTheNativeDoor()
    {
        const string Capture = """{"captureData":{"endpointInput":{"observedContentType":"text/csv","mode":"INPUT","data":"69,DE","encoding":"CSV"},"endpointOutput":{"observedContentType":"text/csv; charset=utf-8","mode":"OUTPUT","data":"0.0254181120544672","encoding":"CSV"}},"eventMetadata":{"eventId":"sm-1","inferenceTime":"2026-02-14T17:25:49Z"},"eventVersion":"0"}""";
        const string Truth = """{"groundTruthData":{"data":"1","encoding":"CSV"},"eventMetadata":{"eventId":"sm-1"},"eventVersion":"0"}""";
        var both = await _service.SendAsync(HttpMethod.Post, Tender.Address + "/events?format=sagemaker", Capture + "\n" + Truth);
        Assert.Equal(2, both.GetProperty("accepted").GetInt32());
        var native = await _service.SendAsync(HttpMethod.Post, Tender.Address + "/events", """[{"id":"n1","time":"2026-02-14T17:25:49Z","inputs":{},"outputs":{}}]""");
        Assert.Equal(1, native.GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task Replay_OfACsv_IsTakenAndRemembered()
    {
        using var directory = new TemporaryDirectory();
        var file = directory.Write("rows.csv", "id,time,dose_mg,country,score\nr1,2026-03-01T08:00:00Z,1,DE,0.5\nr2,2026-03-01T08:00:00Z,2,FR,0.25\n");
        for (var turn = 0; turn < 2; turn++)
        {
            await using var process = ModelWatchProcess.Run(directory.Path, "replay", "--model", Tender.Model, "--url", _service.Address.ToString(), file);
            Assert.Equal(0, await process.ExitAsync());
        }

        using var metrics = await _service.Http.GetAsync("/metrics");
        Assert.Contains("modelwatch_ingest_events_total{source=\"csv\",outcome=\"accepted\"} 2", await metrics.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> KServeAsync(string path, string id, string half, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in new[]
        {
            ("ce-specversion", "1.0"), ("ce-type", Types + half), ("ce-source", "http://localhost:9081/"), ("ce-id", id), ("ce-time", "2026-03-01T08:00:00.0789529Z"),
            ("ce-inferenceservicename", Tender.Model), ("ce-namespace", "default"), ("ce-component", "predictor"), ("ce-endpoint", ""), ("ce-metadata", "{}"),
        })
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await _service.Http.SendAsync(request);
        return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()));
    }
}
