namespace ModelWatch.Measures;

/// <summary>One share of the rows that is compared between reference and window: rows at or below an edge, of one category, or with one fault.</summary>
/// <param name="Scope">Null for all rows, else <c>country=DE</c>.</param>
/// <param name="Subject">Such as <c>input.dose_mg</c>.</param>
/// <param name="Measure">The measure that turns to breach when the share moved too far.</param>
/// <param name="Label">What the rows have in common, in the words of the user interface: "at or below 250".</param>
/// <param name="Reference">Share and size in the reference.</param>
/// <param name="Current">Share and size in the window.</param>
/// <param name="Tolerance">Tolerated distance of the two shares, 0 to 1.</param>
internal sealed record ShiftEdge(
    string? Scope,
    string Subject,
    string Measure,
    string Label,
    ShiftSample Reference,
    ShiftSample Current,
    double Tolerance);
