using Microsoft.Extensions.Options;
using ModelWatch.Doors.Captures;
using ModelWatch.Doors.CloudEvents;
using ModelWatch.Doors.Pairs;

namespace ModelWatch.Doors;

/// <summary>The services and routes of this room. Halves that wait lie in a file beside the journal.</summary>
internal static class DoorsRoom
{
    public static IServiceCollection AddDoors(this IServiceCollection services, IConfiguration configuration, string pairFile)
    {
        services.AddOptions<DoorOptions>().Bind(configuration.GetSection(DoorOptions.Section))
            .Validate(o => o.PairLifetime > TimeSpan.Zero && o is { MostWaiting: > 0, MostWaitingBytes: > 0 }, "Doors:PairLifetime, Doors:MostWaiting and Doors:MostWaitingBytes must be above 0.")
            .ValidateOnStart();
        return services
            .AddSingleton(provider => provider.GetRequiredService<IOptions<DoorOptions>>().Value)
            .AddSingleton(provider => new PairStore(pairFile, provider.GetRequiredService<DoorOptions>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<MatcherPolicy, FormatPolicy>()
            .AddSingleton<ModelRouter>()
            .AddSingleton<CloudEventSorter>()
            .AddSingleton<ForeignIntake>()
            .AddSingleton<ForeignDoor>()
            .AddHostedService<PairSweep>();
    }

    public static void MapDoors(this IEndpointRouteBuilder routes)
    {
        routes.MapCloudEvents();
        routes.MapFormats();
    }
}
