namespace ModelWatch.Access.Limits;

/// <summary>Everything that is wrong with the section <c>Limits</c>, as sentences that name the setting.</summary>
internal static class LimitMistakes
{
    private const long SmallestBudget = 1024 * 1024;

    public static IEnumerable<string> Of(LimitOptions options)
    {
        (string Name, long Value)[] positive =
        [
            ("PerKey:RequestsPerSecond", options.PerKey.RequestsPerSecond), ("PerKey:BytesPerSecond", options.PerKey.BytesPerSecond),
            ("PerModel:RequestsPerSecond", options.PerModel.RequestsPerSecond), ("PerModel:BytesPerSecond", options.PerModel.BytesPerSecond),
            ("Connections", options.Connections), ("HeaderSeconds", options.HeaderSeconds), ("KeepAliveSeconds", options.KeepAliveSeconds),
            ("SlowestSenderBytesPerSecond", options.SlowestSenderBytesPerSecond), ("SlowestReaderBytesPerSecond", options.SlowestReaderBytesPerSecond),
            ("Models", options.Models),
        ];
        foreach (var (name, value) in positive)
        {
            if (value < 1)
            {
                yield return $"Limits:{name} must be at least 1.";
            }
        }

        if (options.BodiesInFlightBytes is not 0 and < SmallestBudget)
        {
            yield return $"Limits:BodiesInFlightBytes must be at least {SmallestBudget}, or 0 for the default.";
        }
    }
}
