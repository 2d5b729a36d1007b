using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ModelWatch.Findings;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Reports;
using ModelWatch.Series;
using ModelWatch.State;
using ModelWatch.Web;
using ModelWatch.Web.Pages;
using ModelWatch.Web.Views;
using ModelWatch.Web.Words;
using ModelWatch.Windows;
using FindingPage = ModelWatch.Web.Pages.FindingPage;
using ReportRow = ModelWatch.Web.Views.ReportRow;

namespace ModelWatch.Tests.Web;

/// <summary>The pages on an in-memory server: the real ones that need no store, and hand-made ones under /sample.</summary>
internal sealed class PageHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _directory = Directory.CreateTempSubdirectory("modelwatch-pages-").FullName;

    public static readonly DateTimeOffset Now = new(2026, 11, 18, 1, 19, 0, TimeSpan.Zero);

    public PageHost(string name = "dose_mg")
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting().AddLogging(l => l.ClearProviders());
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Now));
        builder.Services.AddSingleton<IStateStore>(new StateDatabase(
            Path.Combine(_directory, "state.db"), [.. PlanTables.Migrations, .. SeriesTables.Migrations, .. FindingTables.Migrations, .. ReferenceTables.Migrations, .. WindowTables.Migrations, .. ReportTables.Migrations]));
        builder.Services.AddSingleton<IWatermarks, NoWatermarks>().AddSingleton<PlanStore>().AddSingleton<FindingStore>().AddSingleton<ReferenceStore>().AddSingleton<Rulebook>().AddSingleton<WindowStore>().AddReports().AddWeb();
        _app = builder.Build();
        _app.UseWeb();
        _app.UseRouting();
        _app.MapWeb();
        MapSamples(name);
        _app.MapGet("/sample/broken", string () => throw new InvalidOperationException("secret of the machine"));
        _app.StartAsync().GetAwaiter().GetResult();
    }

    public HttpClient Client { get => field ??= _app.GetTestClient(); }

    public async Task<string> Html(string path)
    {
        using var response = await Get(path);
        return await response.Content.ReadAsStringAsync();
    }

    public async Task<HttpResponseMessage> Get(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html");
        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private void MapSamples(string name)
    {
        _app.MapGet("/sample/fleet", (HttpContext http) => PageResult.Of<FleetPage>(http, Frame(http, name), Samples.Fleet(name)));
        _app.MapGet("/sample/model", (HttpContext http) => PageResult.Of<ModelPage>(http, Frame(http, name), Samples.Model(name)));
        _app.MapGet("/sample/feature", (HttpContext http) => PageResult.Of<FeaturePage>(http, Frame(http, name), Samples.Feature(name)));
        _app.MapGet("/sample/finding", (HttpContext http) => PageResult.Of<FindingPage>(http, Frame(http, name), Samples.Finding(name)));
        _app.MapGet("/sample/reports", (HttpContext http) => PageResult.Of<ReportsPage>(
            http, Frame(http, name), (IReadOnlyList<ReportRow>)[new(name, name, name, name, Badge.Exploratory, "/reports/1", name)], parameter: "Rows"));
    }

    private static PageFrame Frame(HttpContext http, string name) => PageResult.Frame(http, new Times(TimeZoneInfo.Utc, Now), name, "fleet", 2);

    private sealed class NoWatermarks : IWatermarks
    {
        public long? Of(string model) => null;
    }
}
