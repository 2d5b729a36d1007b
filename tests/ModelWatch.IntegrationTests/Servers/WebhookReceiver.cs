using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ModelWatch.IntegrationTests.Servers;

/// <summary>Takes the notifications of Alertmanager and keeps them.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<JsonElement> _alerts = new();

    private WebhookReceiver(WebApplication server) => _server = server;

    public Uri Address => new(_server.Urls.First() + "/alerts");

    /// <summary>Every alert so far, in order, of every notification.</summary>
    public IReadOnlyList<JsonElement> Alerts => [.. _alerts];

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(builder.Build());
        receiver._server.MapPost("/alerts", receiver.Take);
        await receiver._server.StartAsync();
        return receiver;
    }

    /// <summary>Waits for an alert of this name, model and status (<c>firing</c> or <c>resolved</c>).</summary>
    public Task<object> Until(string alert, string model, string status, double seconds = 30) => Poll.Until(
        $"{status} {alert} of {model}",
        () => Task.FromResult(_alerts.Any(a => a.GetProperty("status").GetString() == status && Label(a, "alertname") == alert && Label(a, "model") == model)),
        seconds);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static string? Label(JsonElement alert, string name) =>
        alert.GetProperty("labels").TryGetProperty(name, out var label) ? label.GetString() : null;

    private async Task Take(HttpRequest request)
    {
        var body = await JsonSerializer.DeserializeAsync<JsonElement>(request.Body);
        foreach (var alert in body.GetProperty("alerts").EnumerateArray())
            _alerts.Enqueue(alert.Clone());
    }
}
