using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ModelWatch.Series.Influx;
using ModelWatch.Series.RemoteWrite;

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
        services.AddSingleton(Probes);
        services.AddHostedService(Sender);
        services.AddHostedService<StoreSelfTest>();
        return services;
    }

    private static ITimeSeriesStore[] Stores(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<SeriesOptions>>().Value;
        var time = services.GetRequiredService<TimeProvider>();
        var stores = new List<ITimeSeriesStore>();
        if (options.Influx.Url is not null)
            stores.Add(new InfluxStore("influx", options.Influx, Client(), time));
        if (options.VictoriaMetrics.Url is not null)
            stores.Add(new InfluxStore("victoria-metrics", options.VictoriaMetrics, Client(), time));
        if (options.Prometheus.Url is not null)
            stores.Add(new RemoteWriteStore("prometheus", options.Prometheus, Client(), time));
        return [.. stores];
    }

    /// <summary>Only VictoriaMetrics needs the probe; what takes remote write may be one.</summary>
    private static IReadOnlyList<DeduplicationProbe> Probes(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<SeriesOptions>>().Value;
        var time = services.GetRequiredService<TimeProvider>();
        var addresses = new Dictionary<string, (Uri? Url, TimeSpan Timeout)>
        {
            ["victoria-metrics"] = (options.VictoriaMetrics.Url, options.VictoriaMetrics.Timeout),
            ["prometheus"] = (options.Prometheus.Url, options.Prometheus.Timeout),
        };
        return
        [
            .. from store in services.GetRequiredService<IReadOnlyList<ITimeSeriesStore>>()
               where addresses.ContainsKey(store.Name)
               let place = addresses[store.Name]
               select new DeduplicationProbe(store, place.Url!, new StoreCall(Client(), place.Timeout, null, time), time),
        ];
    }

    /// <summary>A redirect is an answer of something that is not the store: it is not followed, nor given the token.</summary>
    public static HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = ConnectionLifetime })
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
