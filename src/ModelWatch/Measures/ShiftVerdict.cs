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

    /// <summary>
    /// The verdict with the largest excess. One bound is worked out, that of the edge that looks worst, and then only those of edges that are
    /// not proven to exceed less.
    /// </summary>
    /// <param name="verdicts">Breaches, one or more.</param>
    public static ShiftVerdict Worst(IReadOnlyList<ShiftVerdict> verdicts)
    {
        var worst = verdicts.MaxBy(v => v.Likely)!;
        foreach (var verdict in verdicts)
        {
            if (verdict != worst && verdict.Exceeds(worst.Excess) && verdict.Excess > worst.Excess)
                worst = verdict;
        }

        return worst;
    }

    /// <summary>About the excess: the shares less so many deviations.</summary>
    private double Likely => Math.Abs(Shift) - Edge.Tolerance - 4 * (Deviation(Edge.Reference) + Deviation(Edge.Current));

    private static double Deviation(ShiftSample sample) => Math.Sqrt(Math.Max(0, sample.Share * (1 - sample.Share)) / sample.Rows);

    private bool Exceeds(double excess) => EdgeShift.Exceeds(Edge with { Tolerance = Edge.Tolerance + excess }, miss);

    /// <summary>The sentence of the measurement and of the finding.</summary>
    public string Sentence => FormattableString.Invariant(
        $"rows {Edge.Label}: {100 * Edge.Current.Share:0.0##} %, in the reference {100 * Edge.Reference.Share:0.0##} %; shift {100 * Shift:+0.0##;-0.0##} points, surely more than {100 * Bound:0.0##}, tolerated {100 * Edge.Tolerance:0.0##}");
}
