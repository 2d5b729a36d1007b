namespace ModelWatch.Measures;

/// <summary>What the confidence interval says of an acceptance criterion.</summary>
internal enum CriterionState
{
    /// <summary>The whole interval lies within the limits.</summary>
    Met,

    /// <summary>The whole interval lies outside.</summary>
    Violated,

    /// <summary>The interval holds a limit, or there is no figure.</summary>
    Undecided,
}
