using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ModelWatch.Access;
using ModelWatch.Commands;

namespace ModelWatch.Tests.Access;

/// <summary>The whole service in this process, with keys and two models.</summary>
public sealed class GuardedHost : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("modelwatch-guarded-").FullName;
    private readonly Dictionary<string, string> _made = [];
    private ServiceHost _host = null!;

    internal HttpClient Http { get; } = new();

    internal KeyStore Keys => _host.Services.GetRequiredService<KeyStore>();

    internal IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. _host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct()];

    /// <summary>The routes as the service maps them: method, pattern, need.</summary>
    internal IReadOnlyList<(string Method, string Pattern, AccessNeed Need)> Routes =>
    [
        .. Endpoints.SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"])
                .Select(method => (method, Pattern(endpoint), AccessNeed.Of(endpoint)))),
    ];

    public async Task InitializeAsync()
    {
        var settings = new ServeSettings(Path.Combine(_directory, "data"), "http://127.0.0.1:0", null, Quiet: true);
        _host = ServiceHost.Create(settings);
        await _host.StartAsync(settings);
        Http.BaseAddress = new Uri(_host.Address);
        foreach (var model in new[] { "mine", "theirs" })
        {
            using var answer = await Send("PUT", $"/api/v1/models/{model}/plan", KeyOf("admin:*"), Plan(model));
            Assert.Equal(201, (int)answer.StatusCode);
        }
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>A key with these scopes, made once.</summary>
    internal string KeyOf(string scopes)
    {
        lock (_made)
        {
            return _made.TryGetValue(scopes, out var text) ? text : _made[scopes] = Keys.Create([.. scopes.Split(' ').Select(s => Scope.Parse(s)!)], null)!.Value.Text;
        }
    }

    internal async Task<HttpResponseMessage> Send(string method, string path, string? key, string? body = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is "POST" or "PUT")
        {
            request.Content = new StringContent(body ?? "{}", Encoding.UTF8, "application/json");
        }

        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        change?.Invoke(request);
        return await Http.SendAsync(request);
    }

    private static string Plan(string model) =>
        $"model: {model}\nversion: \"1\"\ninputs: {{x: {{kind: numeric}}}}\noutputs: {{y: {{kind: probability}}}}\n";

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');
}
