namespace ModelWatch.Statistics.Fairness;

/// <summary>A figure of one group.</summary>
/// <param name="Group">The value of the segment.</param>
/// <param name="Figure">Its figure with a 95 % interval.</param>
public readonly record struct NamedFigure(string Group, Figure Figure);
