namespace ModelWatch.Statistics.Tests.Documents;

/// <summary>The examples of the README of the statistics, in its order.</summary>
internal static partial class Examples
{
    public static IEnumerable<Example> All =>
    [
        .. Profiles, .. Drift, .. Multivariate, .. Text, .. Quality, .. Calibration, .. Performance, .. Regression, .. Fairness, .. ControlCharts, .. Inference,
    ];
}
