using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ModelWatch.Series.Influx;

namespace ModelWatch.Series;

/// <summary>The services of this room.</summary>
internal static class SeriesRoom
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddSeries(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddOptions<SeriesOptions>().Bind(configuration.GetSection(SeriesOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SeriesOptions>, SeriesOptionsCheck>();
        services.AddSingleton<Outbox>().AddSingleton<OutboxInstruments>().AddSingleton<EmbeddedSeries>();
        services.AddSingleton<IReadOnlyList<ITimeSeriesStore>>(Stores);
        services.AddHostedService(Sender);
        return services;
    }

    private static ITimeSeriesStore[] Stores(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<SeriesOptions>>().Value;
        var time = services.GetRequiredService<TimeProvider>();
        (string Name, InfluxOptions Options)[] known = [("influx", options.Influx), ("victoria-metrics", options.VictoriaMetrics)];
        return [.. known.Where(s => s.Options.Url is not null).Select(s => new InfluxStore(s.Name, s.Options, Client(), time))];
    }

    /// <summary>A redirect is an answer of something that is not the store: it is not followed, nor given the token.</summary>
    private static HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = ConnectionLifetime })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private static OutboxSender Sender(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<SeriesOptions>>().Value;
        var random = new Random(options.Seed == 0 ? Environment.ProcessId : options.Seed);
        return ActivatorUtilities.CreateInstance<OutboxSender>(services, options, random);
    }
}
