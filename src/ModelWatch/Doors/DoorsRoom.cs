using Microsoft.Extensions.Options;
using ModelWatch.Doors.Captures;
using ModelWatch.Doors.CloudEvents;
using ModelWatch.Doors.Folders;
using ModelWatch.Doors.Pairs;

namespace ModelWatch.Doors;

/// <summary>The services and routes of this room. Halves that wait, and the places in watched folders, lie in files beside the journal.</summary>
internal static class DoorsRoom
{
    /// <param name="services">The house's services.</param>
    /// <param name="configuration">Sections <c>Doors</c> and <c>Folders</c>.</param>
    /// <param name="directory">The data directory.</param>
    /// <param name="parquet">Reads Parquet, which belongs to a later room.</param>
    public static IServiceCollection AddDoors(this IServiceCollection services, IConfiguration configuration, string directory, ParquetPieceReader parquet)
    {
        services.AddOptions<DoorOptions>().Bind(configuration.GetSection(DoorOptions.Section))
            .Validate(o => o.PairLifetime > TimeSpan.Zero && o is { MostWaiting: > 0, MostWaitingBytes: > 0 }, "Doors:PairLifetime, Doors:MostWaiting and Doors:MostWaitingBytes must be above 0.")
            .ValidateOnStart();
        services.AddOptions<FolderList>().Configure(list => list.Items = configuration.GetSection(FolderOptions.Section).Get<List<FolderOptions>>() ?? []).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<FolderList>, FolderListCheck>()
            .AddSingleton<IReadOnlyList<FolderOptions>>(provider => provider.GetRequiredService<IOptions<FolderList>>().Value.Items)
            .AddSingleton(_ => new FolderPlaces(Path.Combine(directory, FolderPlaces.FileName)))
            .AddSingleton(parquet)
            .AddSingleton<FolderReader>()
            .AddHostedService<FolderWatch>()
            .AddSingleton(provider => provider.GetRequiredService<IOptions<DoorOptions>>().Value)
            .AddSingleton<HalfSeal>()
            .AddSingleton(provider => new PairStore(Path.Combine(directory, PairStore.FileName), provider.GetRequiredService<DoorOptions>(), provider.GetRequiredService<HalfSeal>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<MatcherPolicy, FormatPolicy>()
            .AddTransient<ModelRouter>()
            .AddTransient<CloudEventSorter>()
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
