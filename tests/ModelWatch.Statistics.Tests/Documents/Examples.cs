using ModelWatch.Statistics.Drift;

namespace ModelWatch.Statistics.Tests.Documents;

/// <summary>The examples of the README of the statistics, one a statistic, in its order.</summary>
internal static partial class Examples
{
    public static IEnumerable<Example> All => [.. Drift];

    private static IEnumerable<Example> Drift =>
    [
        Example.Of(KolmogorovSmirnov.Exact([1, 2, 3], [2, 3, 4])),
    ];
}
