using ModelWatch.Intake;
using ModelWatch.Plans;
using ModelWatch.Windows;
using Quartz;

namespace ModelWatch;

/// <summary>The services that walk the corridor.</summary>
internal static class CorridorRoom
{
    public static IServiceCollection AddCorridor(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CorridorOptions>().Bind(configuration.GetSection(CorridorOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<CorridorOptions>>().Value);
        services.AddSingleton<IWatermarks, CorridorWatermarks>();
        services.AddSingleton<Rulebook>().AddSingleton<WindowStore>();
        services.AddSingleton<CorridorInstruments>().AddSingleton<CorridorReplay>().AddSingleton<CorridorEnd>().AddSingleton<CorridorRetention>().AddSingleton<CorridorLoop>();
        services.AddSingleton<IFoldSignal>(provider => provider.GetRequiredService<CorridorLoop>());
        services.AddSingleton<IWindowCloser>(provider => provider.GetRequiredService<CorridorLoop>());
        services.AddHostedService(provider => provider.GetRequiredService<CorridorLoop>());
        return services;
    }

    /// <summary>The clock of the corridor.</summary>
    public static void AddCorridorClock(this IQuartzBuilder quartz, IConfiguration configuration)
    {
        var options = configuration.GetSection(CorridorOptions.Section).Get<CorridorOptions>() ?? new CorridorOptions();
        quartz.ScheduleJob<CorridorClockJob>(trigger => trigger
            .WithIdentity("corridor-clock")
            .StartNow()
            .WithSimpleSchedule(schedule => schedule.WithInterval(options.CloseInterval).RepeatForever()));
        quartz.ScheduleJob<CorridorRetentionJob>(trigger => trigger
            .WithIdentity("retention")
            .StartNow()
            .WithSimpleSchedule(schedule => schedule.WithInterval(CorridorRetentionJob.Turn).RepeatForever()));
    }
}
