using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelWatch.Exposition;
using static ModelWatch.Tests.Exposition.Exposed;

namespace ModelWatch.Tests.Exposition;

public sealed class ExpositionEndpointsTests : IAsyncLifetime
{
    private WebApplication service = null!;
    private HttpClient client = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new ModelSeries(TimeProvider.System)).AddSingleton(provider => new MetricsPage(provider.GetRequiredService<ModelSeries>()));
        service = builder.Build();
        service.MapExposition();
        await service.StartAsync();
        client = service.GetTestClient();
    }

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task Metrics_HasTheContentTypeThatPrometheusAsksFor()
    {
        service.Services.GetRequiredService<ModelSeries>().Publish(Plan("x"), [Figure("input.x", "ks", 0.5)], []);

        using var answer = await client.GetAsync("/metrics");
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Contains("modelwatch_feature_drift_ks_distance{model=\"tender-price-eu\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("modelwatchdrift.md", HttpStatusCode.OK)]
    [InlineData("nothing.md", HttpStatusCode.NotFound)]
    [InlineData("..%2F..%2Fetc%2Fpasswd", HttpStatusCode.NotFound)]
    public async Task Runbook_IsServedByNameAlone(string name, HttpStatusCode expected)
    {
        using var answer = await client.GetAsync("/runbooks/" + name);

        Assert.Equal(expected, answer.StatusCode);
    }
}
