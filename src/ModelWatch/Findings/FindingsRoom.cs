namespace ModelWatch.Findings;

/// <summary>The services of this room.</summary>
internal static class FindingsRoom
{
    public static IServiceCollection AddFindings(this IServiceCollection services) => services.AddSingleton<FindingStore>();
}
