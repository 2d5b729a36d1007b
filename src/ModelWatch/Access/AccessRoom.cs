using Microsoft.Extensions.Options;
using ModelWatch.Access.Certificates;
using ModelWatch.Access.Limits;

namespace ModelWatch.Access;

/// <summary>The services of this room, and its place in the pipeline.</summary>
internal static class AccessRoom
{
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        AddOptions<AccessOptions>(services, configuration.GetSection(AccessOptions.Section), AccessMistakes.Of);
        AddOptions<LimitOptions>(services, configuration.GetSection(LimitOptions.Section), LimitMistakes.Of);
        services.AddSingleton<KeyStore>().AddSingleton<ClientCertificateMap>().AddSingleton<ServerCertificate>().AddSingleton<RateLimits>();
        services.AddSingleton(provider => new FailedKeys(
            provider.GetRequiredService<AccessOptions>().FailedKeysPerMinute, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new BodyBudget(
            provider.GetRequiredService<LimitOptions>().Budget(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)));
        return services.AddHostedService<KeyUseJob>();
    }

    /// <summary>First who calls, then how much.</summary>
    public static IApplicationBuilder UseAccess(this IApplicationBuilder app) => app.UseMiddleware<AccessGate>().UseMiddleware<RequestLimits>();

    private static void AddOptions<TOptions>(IServiceCollection services, IConfigurationSection section, Func<TOptions, IEnumerable<string>> mistakes)
        where TOptions : class
    {
        services.AddOptions<TOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>>(new MistakesOf<TOptions>(mistakes));
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<TOptions>>().Value);
    }
}
