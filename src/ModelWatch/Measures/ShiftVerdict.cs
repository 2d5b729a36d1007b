namespace ModelWatch.Measures;

/// <summary>What the rule says of one edge. <paramref name="Bound"/> is the simultaneous lower confidence bound of the distance of the two shares.</summary>
internal sealed record ShiftVerdict(ShiftEdge Edge, double Bound)
{
    /// <summary>Window less reference, -1 to 1.</summary>
    public double Shift => Edge.Current.Share - Edge.Reference.Share;

    public double Excess => Bound - Edge.Tolerance;

    public bool Breach => Excess > 0;

    /// <summary>The sentence of the measurement and of the finding.</summary>
    public string Sentence => FormattableString.Invariant(
        $"rows {Edge.Label}: {100 * Edge.Current.Share:0.0##} %, in the reference {100 * Edge.Reference.Share:0.0##} %; shift {100 * Shift:+0.0##;-0.0##} points, surely more than {100 * Bound:0.0##}, tolerated {100 * Edge.Tolerance:0.0##}");
}
