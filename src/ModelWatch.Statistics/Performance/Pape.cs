using ModelWatch.Statistics.Calibration;

namespace ModelWatch.Statistics.Performance;

/// <summary>
/// Probabilistic adaptive estimate (PAPE, also M-CBPE; arXiv 2401.08348): the calibrator is fitted on the labelled reference with
/// density-ratio weights, so that it is calibrated for the rows of now, then <see cref="Cbpe"/>. Pure, thread safe.
/// </summary>
public static class Pape
{
    /// <summary>The smallest effective number of reference rows that is trusted, as for importance weighting.</summary>
    public const double LeastRows = ImportanceWeighting.LeastRows;

    /// <summary>
    /// The estimate; null with the reason when no reference row can be used or the density ratios leave fewer than
    /// <paramref name="leastRows"/> effective rows.
    /// </summary>
    /// <param name="referenceScores">Raw scores of the reference.</param>
    /// <param name="referenceOutcomes">Outcomes of the reference.</param>
    /// <param name="ratios">Density ratio current / reference of each reference row, above 0 (others are left out).</param>
    /// <param name="scores">Raw scores of now.</param>
    /// <param name="threshold">The event is predicted at or above it, on the raw score.</param>
    /// <param name="weights">Weights of the rows of now; empty for 1 each.</param>
    /// <param name="leastRows">The smallest effective number of reference rows, 0 or more.</param>
    public static (Cbpe? Estimate, string? Why) Estimate(
        ReadOnlySpan<double> referenceScores, ReadOnlySpan<bool> referenceOutcomes, ReadOnlySpan<double> ratios, ReadOnlySpan<double> scores,
        double threshold = 0.5, ReadOnlySpan<double> weights = default, double leastRows = LeastRows)
    {
        var outcomes = new double[referenceOutcomes.Length];
        for (var i = 0; i < outcomes.Length; i++)
            outcomes[i] = referenceOutcomes[i] ? 1 : 0;
        if (IsotonicMap.Fit(referenceScores, outcomes, ratios) is not { } map)
            return (null, "no reference rows");
        return ImportanceWeighting.TooFew(ratios, leastRows) is { } why
            ? (null, why)
            : (Cbpe.AtThreshold(scores, map, threshold, weights), null);
    }
}
