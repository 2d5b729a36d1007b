namespace ModelWatch.Intake;

/// <summary>The services of this room. The mask's key lies beside the data.</summary>
internal static class IntakeRoom
{
    public static IServiceCollection AddIntake(this IServiceCollection services, string maskFile) => services
        .AddSingleton(_ => Mask.FromFile(maskFile))
        .AddSingleton<EventIntake>()
        .AddSingleton<DoorInstruments>()
        .AddSingleton<NativeDoor>();
}
