using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ModelWatch.Plans;

/// <summary>The services of this room. It needs an <see cref="IWatermarks"/> from the windows.</summary>
internal static class PlanRoom
{
    public static IServiceCollection AddPlans(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PlanStore>();
        return services;
    }
}
