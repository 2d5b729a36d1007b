using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelWatch.Access;
using ModelWatch.Findings;
using ModelWatch.IntegrationTests.Servers;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Reports;
using ModelWatch.Series;
using ModelWatch.State;
using ModelWatch.Web;
using ModelWatch.Windows;

namespace ModelWatch.IntegrationTests.Pages;

/// <summary>The pages over real stores on a loopback port, with or without the story in them.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly WebApplication _app;

    private PageServer(bool filled)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(new StoryClock()).AddSingleton<IWatermarks, NoWatermarks>();
        builder.Services.AddSingleton<IStateStore>(new StateDatabase(_directory.File("state.db"), [.. PlanTables.Migrations, .. SeriesTables.Migrations, .. FindingTables.Migrations, .. ReferenceTables.Migrations, .. WindowTables.Migrations, .. ReportTables.Migrations]));
        builder.Services.AddSingleton<PlanStore>().AddSingleton<FindingStore>().AddSingleton<ReferenceStore>().AddSingleton<Rulebook>().AddSingleton<WindowStore>().AddReports().AddWeb();
        _app = builder.Build();
        // As the gate does for a call from this machine while no key exists.
        _app.Use((http, next) =>
        {
            http.Features.Set(AccessRights.ThisMachine);
            return next(http);
        });
        _app.UseWeb();
        _app.UseRouting();
        _app.MapWeb();
        if (filled) ActivatorUtilities.CreateInstance<Story>(_app.Services).Tell();
    }

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<PageServer> StartAsync(bool filled)
    {
        var server = new PageServer(filled);
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _directory.Dispose();
    }

    private sealed class NoWatermarks : IWatermarks
    {
        public long? Of(string model) => null;
    }

    private sealed class StoryClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Story.Now;
    }
}
