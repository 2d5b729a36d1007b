namespace ModelWatch.Reports;

/// <summary>The services of this room.</summary>
internal static class ReportRoom
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<IPeriodSource, PeriodReader>()
        .AddSingleton<ReportStore>()
        .AddSingleton<ReportMaker>();
}
