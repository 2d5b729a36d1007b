namespace ModelWatch.Measures;

/// <summary>What the rule says of one edge. The bound is only worked out when somebody reads it: the verdict mostly needs less.</summary>
/// <param name="edge">The edge.</param>
/// <param name="miss">Largest probability that the bound is too high.</param>
internal sealed class ShiftVerdict(ShiftEdge edge, double miss)
{
    private double? _bound;

    public ShiftEdge Edge { get; } = edge;

    /// <summary>Simultaneous lower confidence bound of the distance of the two shares, 0 to 1.</summary>
    public double Bound => _bound ??= EdgeShift.Bound(Edge, miss);

    /// <summary>Window less reference, -1 to 1.</summary>
    public double Shift => Edge.Current.Share - Edge.Reference.Share;

    public double Excess => Bound - Edge.Tolerance;

    /// <summary>True when <see cref="Excess"/> is above 0.</summary>
    public bool Breach { get; } = EdgeShift.Exceeds(edge, miss);

    /// <summary>The sentence of the measurement and of the finding.</summary>
    public string Sentence => FormattableString.Invariant(
        $"rows {Edge.Label}: {100 * Edge.Current.Share:0.0##} %, in the reference {100 * Edge.Reference.Share:0.0##} %; shift {100 * Shift:+0.0##;-0.0##} points, surely more than {100 * Bound:0.0##}, tolerated {100 * Edge.Tolerance:0.0##}");
}
