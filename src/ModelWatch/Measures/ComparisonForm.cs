namespace ModelWatch.Measures;

/// <summary>How a subject is compared with its reference.</summary>
internal enum ComparisonForm
{
    /// <summary>Only its faults are counted.</summary>
    None,

    /// <summary>As a distribution of numbers.</summary>
    Numbers,

    /// <summary>As shares of categories.</summary>
    Categories,
}
