using Microsoft.Extensions.Options;

namespace ModelWatch.Journal;

/// <summary>The services of the journal.</summary>
internal static class JournalRoom
{
    public static IServiceCollection AddJournal(this IServiceCollection services, IConfiguration configuration, string path)
    {
        services.AddOptions<JournalOptions>().Bind(configuration.GetSection(JournalOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IEventLog>(provider => new EventLog(
            path, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IOptions<JournalOptions>>().Value));
        return services;
    }
}
