using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using ModelWatch.Access.Queries;
using ModelWatch.Commands.Documents;

namespace ModelWatch.Tests.Access;

/// <summary>What each route says that it reads, against what it does with it and what the document of the API says.</summary>
public sealed class QueryTests(GuardedHost host) : IClassFixture<GuardedHost>
{
    private const string OwnAddress = "/openapi/v1.json";

    private string Key => host.KeyOf("read:* admin:* ingest:*");

    [Fact]
    public async Task Query_OfEveryRoute_RefusesWhatIsNotDeclaredAndTakesWhatIs()
    {
        var wrong = new List<string>();
        foreach (var endpoint in host.Endpoints)
        {
            var query = RouteQuery.Of(endpoint);
            var path = ApiPaths.Of(endpoint).Replace("{model}", "mine", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
            var asked = query.Fields.Any(field => field.Name == "format") ? "format=x&" : "";
            var known = string.Concat(query.Fields.Where(field => field.Name != "format").Select(field => $"{field.Name}=x&"));
            foreach (var method in ApiPaths.Methods(endpoint))
            {
                using var unknown = await host.Send(method, $"{path}?{asked}{known}nonsense=1", Key);
                using var declared = await host.Send(method, $"{path}?{asked}{known}", Key);
                var (refusal, answer) = (await unknown.Content.ReadAsStringAsync(), await declared.Content.ReadAsStringAsync());
                var refused = (int)unknown.StatusCode == 400 && refusal.Contains("Unknown query parameter", StringComparison.Ordinal)
                    && refusal.Contains("'nonsense'", StringComparison.Ordinal) && query.Fields.All(field => refusal.Contains(field.Name, StringComparison.Ordinal));
                var person = (int)unknown.StatusCode == 403;
                if (!person && refused == query.TakesAny) wrong.Add($"{method} {path} unknown: {(int)unknown.StatusCode} {refusal}");
                if ((int)declared.StatusCode >= 500 || answer.Contains("Unknown query parameter", StringComparison.Ordinal)) wrong.Add($"{method} {path} declared: {(int)declared.StatusCode} {answer}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Query_BoundByTheFramework_IsDeclared()
    {
        var bound = host.Endpoints.Where(endpoint => ApiPaths.Of(endpoint) != OwnAddress).Select(endpoint => (Path: ApiPaths.Of(endpoint), Fields: RouteQuery.Of(endpoint).Fields.Select(field => field.Name), Names: Bound(endpoint))).ToList();
        Assert.Contains(bound, route => route.Names.Contains("through"));
        Assert.All(bound, route => Assert.Empty(route.Names.Except(route.Fields)));
    }

    [Fact]
    public async Task Document_HasEveryRouteWithItsParametersBodyAndRefusals()
    {
        using var answer = await host.Send("GET", OwnAddress, Key);
        var paths = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("paths");
        var missing = new List<string>();
        foreach (var endpoint in host.Endpoints.Where(endpoint => ApiPaths.Of(endpoint) != OwnAddress))
        {
            foreach (var method in ApiPaths.Methods(endpoint))
            {
                var name = $"{method} {ApiPaths.Of(endpoint)}";
                if (!paths.TryGetProperty(ApiPaths.Of(endpoint), out var path) || !path.TryGetProperty(method.ToLowerInvariant(), out var operation))
                {
                    missing.Add(name);
                    continue;
                }

                missing.AddRange(Lacks(endpoint, operation).Select(lack => $"{name}: {lack}"));
            }
        }

        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Fact]
    public async Task Document_OfEvents_SaysWhatFormatTakes()
    {
        using var answer = await host.Send("GET", OwnAddress, Key);
        var events = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("paths").GetProperty("/api/v1/models/{model}/events").GetProperty("post");
        Assert.Equal(["format", "model", "origin", "row", "time"], Names(events, null).Order(StringComparer.Ordinal));
        Assert.True(events.GetProperty("requestBody").GetProperty("content").TryGetProperty("application/x-ndjson", out _));
        Assert.DoesNotContain(events.GetProperty("parameters").EnumerateArray(), p => p.GetProperty("in").GetString() == "query" && p.TryGetProperty("required", out var required) && required.GetBoolean());
    }

    private static IEnumerable<string> Lacks(RouteEndpoint endpoint, JsonElement operation)
    {
        var query = RouteQuery.Of(endpoint).Fields.Select(field => field.Name);
        foreach (var name in query.Except(Names(operation, "query"))) yield return $"query {name}";
        foreach (var name in ApiPaths.Names(ApiPaths.Of(endpoint)).Except(Names(operation, "path"))) yield return $"path {name}";
        if (endpoint.Metadata.GetMetadata<RouteBody>() is not null && !operation.TryGetProperty("requestBody", out _)) yield return "body";
        var open = endpoint.Metadata.GetMetadata<ModelWatch.Access.AccessNeed>()!.Range == ModelWatch.Access.NeedRange.Open;
        foreach (var status in open ? [] : new[] { "400", "401", "403", "429", "503" })
        {
            if (!operation.GetProperty("responses").TryGetProperty(status, out _)) yield return $"answer {status}";
        }
    }

    private static IEnumerable<string> Names(JsonElement operation, string? place) => operation.TryGetProperty("parameters", out var all)
        ? all.EnumerateArray().Where(one => place is null || one.GetProperty("in").GetString() == place).Select(one => one.GetProperty("name").GetString()!)
        : [];

    /// <summary>Parameters of the handler that the framework takes from the query: plain values that are not in the path.</summary>
    private static List<string> Bound(RouteEndpoint endpoint) =>
    [
        .. endpoint.Metadata.OfType<IParameterBindingMetadata>()
            .Where(parameter => (Nullable.GetUnderlyingType(parameter.ParameterInfo.ParameterType) ?? parameter.ParameterInfo.ParameterType) is var type && (type == typeof(string) || type.IsPrimitive))
            .Select(parameter => parameter.Name).Except(ApiPaths.Names(ApiPaths.Of(endpoint))),
    ];
}
