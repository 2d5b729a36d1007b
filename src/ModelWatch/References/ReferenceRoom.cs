namespace ModelWatch.References;

/// <summary>The services of this room. It needs the state, the plans, an <see cref="Plans.IWatermarks"/> and the clock.</summary>
internal static class ReferenceRoom
{
    /// <param name="services">The composition.</param>
    /// <param name="temporary">Directory for files while they are read; the system's when null. Made when it is not there.</param>
    public static IServiceCollection AddReferences(this IServiceCollection services, string? temporary = null)
    {
        services.AddSingleton(new ReferenceFolder(temporary ?? Path.GetTempPath()));
        services.AddSingleton(provider => new ReferenceStore(
            provider.GetRequiredService<State.IStateStore>(), provider.GetRequiredService<Plans.IWatermarks>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetService<IConfiguration>()?.GetValue<long?>("Windows:ReferenceMemory") ?? ReferenceStore.DefaultMemory));
        return services;
    }
}
