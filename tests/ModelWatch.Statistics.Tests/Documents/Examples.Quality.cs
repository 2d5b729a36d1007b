using ModelWatch.Statistics.Quality;

namespace ModelWatch.Statistics.Tests.Documents;

internal static partial class Examples
{
    private static IEnumerable<Example> Quality =>
    [
        Example.Of(DigitPreference.Strength([50, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
        Example.Of(DigitPreference.PValue([10, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
        Example.Of(FormEntropy.Nats([2, 2, 2, 0])),
    ];
}
