using System.Diagnostics.Metrics;

namespace ModelWatch.Exposition;

/// <summary>The services of this room.</summary>
internal static class ExpositionRoom
{
    public static IServiceCollection AddExposition(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton(provider => new ModelSeries(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<KnownModels>();
        services.AddSingleton(provider => new MetricsPage(
            provider.GetRequiredService<ModelSeries>(), provider.GetRequiredService<IMeterFactory>(), provider.GetRequiredService<KnownModels>()));
        return services.AddHostedService<ExpositionStart>();
    }
}
