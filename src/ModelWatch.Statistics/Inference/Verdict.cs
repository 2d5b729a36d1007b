namespace ModelWatch.Statistics.Inference;

/// <summary>Whether a criterion is met, as far as the data can say.</summary>
public enum Verdict
{
    /// <summary>The interval leaves the question open, or there is no interval.</summary>
    NotAssessable = 0,

    /// <summary>Even the bad end of the interval satisfies the criterion.</summary>
    Met,

    /// <summary>Even the good end of the interval violates the criterion.</summary>
    NotMet,
}
