namespace ModelWatch.Measures;

/// <summary>One stored edge of a reference that the rule of the shares looks at.</summary>
/// <param name="Index">Number of the edge in the reference's list.</param>
/// <param name="Label">Such as "at or below 250".</param>
/// <param name="Share">Share of the reference at or below it.</param>
internal readonly record struct NumberEdge(int Index, string Label, double Share);
