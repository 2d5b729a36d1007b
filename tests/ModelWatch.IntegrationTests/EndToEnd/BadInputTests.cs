using System.Net;
using System.Text.Json;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.EndToEnd;

/// <summary>Wrong requests to one running service: each is answered clearly and leaves nothing half stored.</summary>
public sealed class BadInputTests(LiveModelWatch running) : IClassFixture<LiveModelWatch>
{
    private readonly ModelWatchProcess _service = running.Service;

    [Theory]
    [InlineData("POST", "/events", "[]")]
    [InlineData("POST", "/labels", "[]")]
    [InlineData("POST", "/windows/close?through=2026-01-01T00:00:00Z", "")]
    [InlineData("PUT", "/reference", "a\n1\n")]
    [InlineData("GET", "/measurements", "")]
    [InlineData("GET", "/windows", "")]
    [InlineData("GET", "/findings", "")]
    [InlineData("GET", "", "")]
    public async Task UnknownModel_Is404(string method, string path, string body)
    {
        using var answer = method == "GET"
            ? await _service.Http.GetAsync("/api/v1/models/nobody" + path)
            : await _service.TryAsync(new HttpMethod(method), "/api/v1/models/nobody" + path, body);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await Problem(answer);
    }

    [Fact]
    public async Task MalformedArray_Is400WithItsPlaceAndStoresNothing()
    {
        const string Good = """{"id":"a","time":"2026-01-01T00:00:00Z","inputs":{},"outputs":{}}""";
        using var answer = await _service.TryAsync(HttpMethod.Post, Tender.Address + "/events", $"[{Good},\n{{\"id\":\"b\",]");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await Problem(answer);
        Assert.Contains("offset", problem.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"line\":2", problem.ToString(), StringComparison.Ordinal);

        var again = await _service.SendAsync(HttpMethod.Post, Tender.Address + "/events", $"[{Good}]");
        Assert.Equal((1, 0), (again.GetProperty("accepted").GetInt32(), again.GetProperty("duplicates").GetInt32()));
    }

    [Fact]
    public async Task PlanWithTenMistakes_GetsTenMessages()
    {
        const string Plan = """
            model: tender
            version: "2"
            colour: red
            risk: enormous
            traffic: sometimes
            window: {length: 2h, lateness: soon, minimum: -1}
            inputs:
              dose_mg: {kind: numeral}
              country: {kind: categorical, requird: true}
            outputs:
              score: {kind: probability, threshold: 7}
            sampling: {rate: 3}
            """;
        using var answer = await _service.TryAsync(HttpMethod.Put, Tender.Address + "/plan", Plan, "application/yaml");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await Problem(answer)).GetProperty("errors").EnumerateArray().ToList();
        Assert.True(errors.Count == 10, string.Join("\n", errors));
        Assert.All(errors, e => Assert.True(e.GetProperty("line").GetInt32() > 0 && e.GetProperty("column").GetInt32() > 0));
    }

    [Theory]
    [InlineData("dose_mg,score\n1,0.5\n", "country")]
    [InlineData("", "empty")]
    [InlineData("dose_mg,country,score\n", "")]
    public async Task ReferenceThatCannotServe_Is400AndNamed(string body, string named)
    {
        using var answer = await _service.TryAsync(HttpMethod.Put, Tender.Address + "/reference", body, "text/csv");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(named, (await Problem(answer)).ToString(), StringComparison.OrdinalIgnoreCase);
        await NoReference();
    }

    [Fact]
    public async Task ReferenceOfRandomBytes_Is400()
    {
        var bytes = new byte[4096];
        new Random(5).NextBytes(bytes);
        using var answer = await _service.Http.PutAsync(Tender.Address + "/reference", new ByteArrayContent(bytes));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await Problem(answer);
        await NoReference();
    }

    private async Task NoReference()
    {
        var model = JsonSerializer.Deserialize<JsonElement>(await _service.Http.GetStringAsync(Tender.Address));
        Assert.Equal(JsonValueKind.Null, model.GetProperty("reference").ValueKind);
    }

    private static async Task<JsonElement> Problem(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
    }
}
