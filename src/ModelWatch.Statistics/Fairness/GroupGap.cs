namespace ModelWatch.Statistics.Fairness;

/// <summary>How one group's share stands to another's.</summary>
/// <param name="Group">The group.</param>
/// <param name="Against">The group it is held against, "others", or "none" where fewer than two groups are left.</param>
/// <param name="Difference">Share minus the other share, in [-1, 1]; 0 is parity.</param>
/// <param name="Ratio">Share over the other share, 0 or more; 1 is parity.</param>
public sealed record GroupGap(string Group, string Against, Figure Difference, Figure Ratio);
