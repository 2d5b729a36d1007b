namespace ModelWatch.Measures;

/// <summary>What a measure judges; a finding gathers the breaches of one family.</summary>
internal enum MeasureFamily
{
    /// <summary>Describes the window alone (a mean, a quantile); judged only by a criterion or a threshold of the plan.</summary>
    Summary,

    /// <summary>Distance of a distribution from the reference.</summary>
    Drift,

    /// <summary>Share of cells with a fault.</summary>
    Quality,

    /// <summary>Whether probabilities mean what they say.</summary>
    Calibration,

    /// <summary>How good the outputs are against the outcomes.</summary>
    Performance,

    /// <summary>How good the outputs probably are, before the outcomes are known; judged only by a threshold of the plan, never by a criterion.</summary>
    Estimated,

    /// <summary>How the values of a segment stand to each other; judged only by a criterion or a threshold of the plan.</summary>
    Fairness,

    /// <summary>Counts of the traffic itself.</summary>
    Volume,

    /// <summary>Whether the recorded outputs are those of the recorded model.</summary>
    Integrity,

    /// <summary>How many outcomes have come, when, and for which predictions; judged only by a criterion or a threshold of the plan.</summary>
    Labels,
}
