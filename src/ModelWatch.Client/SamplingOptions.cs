namespace ModelWatch.Client;

/// <summary>
/// Which events are kept. The decision is made by the hash of the id: the same id is kept or left out in every process, a lower rate keeps a part
/// of what a higher one keeps, and each event that is kept carries weight = 1 / the probability with which it was kept.
/// </summary>
public sealed record SamplingOptions
{
    /// <summary>The share that is kept, in (0, 1]; 1 keeps everything.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>The name of an input, output or segment by whose value the rate is chosen; null for one rate.</summary>
    public string? StratumField { get; init; }

    /// <summary>The rate of each value of <see cref="StratumField"/>, by its text; other values have <see cref="Rate"/>.</summary>
    public IReadOnlyDictionary<string, double> StratumRates { get; init; } = new Dictionary<string, double>();

    /// <summary>
    /// The most events a second that are worth keeping, over all strata; null for no budget. Above it the rates fall together and smoothly. The rate of an event depends on
    /// the traffic up to it alone and never on its hash, so weighted counts and means stay unbiased.
    /// </summary>
    public double? EventsPerSecond { get; init; }

    internal bool KeepsAll => Rate >= 1 && EventsPerSecond is null && StratumRates.Values.All(rate => rate >= 1);

    internal double LargestRate => StratumRates.Values.Append(Rate).Max();

    internal IEnumerable<string> Mistakes()
    {
        if (!IsRate(Rate))
        {
            yield return "Sampling.Rate must lie in (0, 1].";
        }

        foreach (var (value, rate) in StratumRates)
        {
            if (!IsRate(rate))
            {
                yield return $"Sampling.StratumRates[{value}] must lie in (0, 1].";
            }
        }

        if (StratumRates.Count > 0 && string.IsNullOrEmpty(StratumField))
        {
            yield return "Sampling.StratumRates needs a StratumField.";
        }

        if (EventsPerSecond is { } budget && !(budget > 0 && double.IsFinite(budget)))
        {
            yield return "Sampling.EventsPerSecond must be a number above 0.";
        }
    }

    private static bool IsRate(double rate) => rate is > 1e-6 and <= 1;
}
