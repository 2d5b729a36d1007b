using Microsoft.AspNetCore.DataProtection;
using ModelWatch.Access;
using ModelWatch.Access.Queries;
using ModelWatch.Artefacts.Replay;
using ModelWatch.Commands.Documents;
using ModelWatch.Commands.Replaying;
using ModelWatch.Commands.Settings;
using ModelWatch.Doors;
using ModelWatch.Exposition;
using ModelWatch.Findings;
using ModelWatch.Intake;
using ModelWatch.Journal;
using ModelWatch.Labels;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Reports;
using ModelWatch.Series;
using ModelWatch.State;
using ModelWatch.Web;
using ModelWatch.Windows;
using Quartz;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace ModelWatch.Commands;

/// <summary>The composition of the service: every room in the order of the datum, then its routes.</summary>
internal static class Rooms
{
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(30);

    /// <summary>How often it is looked whether a summary is due.</summary>
    private static readonly TimeSpan ReportTurn = TimeSpan.FromHours(1);

    public static WebApplication Build(ServeSettings settings, DataDirectory directory)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddSingleton(SettingMistakes.Read(builder.Configuration, settings.Configuration));
        builder.AddListen(settings);
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateOnBuild = true);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestStop);
        builder.Services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
        AddLog(builder.Services, settings);
        AddRooms(builder.Services, builder.Configuration, directory);
        var app = builder.Build();
        MapRooms(app);
        return app;
    }

    private static void AddLog(IServiceCollection services, ServeSettings settings) => services.AddSerilog(log => log
        .MinimumLevel.Is(settings.Quiet ? LogEventLevel.Warning : LogEventLevel.Information)
        .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
        .MinimumLevel.Override("Microsoft.AspNetCore.Antiforgery", LogEventLevel.Error)
        .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
        .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
        .Filter.ByExcluding(line => ServiceHost.IsPortInUse(line.Exception)) // The command says it in one sentence.
        .WriteTo.Console(new CompactJsonFormatter(), standardErrorFromLevel: LogEventLevel.Verbose));

    private static void AddRooms(IServiceCollection services, ConfigurationManager configuration, DataDirectory directory)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(directory);
        services.AddSingleton<IStateStore>(_ => new StateDatabase(directory.StateFile, Migrations()));
        services.AddAccess(configuration);
        services.AddPlans();
        services.AddJournal(configuration, directory.JournalFile);
        services.AddIntake(Path.Combine(directory.Path, "mask.key"));
        services.AddSingleton<LabelIntake>();
        services.AddDoors(configuration, directory.Path, ParquetPieces.Read);
        services.AddSingleton(provider => new ReplayProbe(Environment.CurrentDirectory, new ReplayLimits(), provider.GetRequiredService<TimeProvider>()));
        services.AddReferences(directory.Scratch);
        services.AddFindings();
        services.AddSeries(configuration);
        services.AddExposition();
        services.AddWeb();
        services.AddReports();
        services.AddCorridor(configuration);
        services.AddQuartz(quartz =>
        {
            quartz.AddCorridorClock(configuration);
            quartz.ScheduleJob<PeriodicReportJob>(trigger => trigger
                .WithIdentity("periodic-reports").StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(ReportTurn).RepeatForever()));
        });
        services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(directory.Path, "form-keys")));
        services.AddSingleton<StorageHealth>();
        services.AddExceptionHandler<FailedRequests>();
        services.AddProblemDetails();
        services.AddOpenApi(document => document.AddOperationTransformer(ApiOperation.Complete));
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new UtcTimeConverter()));
    }

    /// <summary>The tables of all rooms.</summary>
    public static IEnumerable<Migration> Migrations() =>
    [
        .. KeyTables.Migrations, .. PlanTables.Migrations, .. MaskTables.Migrations, .. ReferenceTables.Migrations, .. WindowTables.Migrations,
        .. FindingTables.Migrations, .. SeriesTables.Migrations, .. ReportTables.Migrations,
    ];

    private static void MapRooms(WebApplication app)
    {
        app.UseWeb();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseAccess();
        app.UseMiddleware<QueryGate>();
        app.MapHealth();
        app.MapKeys();
        app.MapOpenApi("/openapi/v1.json").NeedsAnyKey();
        app.MapPlans();
        app.MapEvents();
        app.MapLabels();
        app.MapDoors();
        app.MapReferences();
        app.MapWindows();
        app.MapQuarantine();
        app.MapFindings();
        app.MapMeasurements();
        app.MapOutbox();
        app.MapModels();
        app.MapExposition();
        app.MapWeb();
        app.MapReports();
        app.MapGroup("").NeedsEvery(Right.Admin).AsksPage().MapBackups();
    }
}
