using ModelWatch.State;

namespace ModelWatch.Intake;

/// <summary>The services of this room. The mask's key lies beside the data.</summary>
internal static class IntakeRoom
{
    public static IServiceCollection AddIntake(this IServiceCollection services, string maskFile) => services
        .AddSingleton(provider => new Mask(MaskKey.Open(maskFile, provider.GetRequiredService<IStateStore>())))
        .AddSingleton<EventIntake>()
        .AddSingleton<DoorInstruments>()
        .AddSingleton<NativeDoor>();
}
