namespace ModelWatch.Statistics.Performance;

/// <summary>
/// Area under the ROC curve and its DeLong variance for rows of weight 1, in whole numbers: nothing is rounded before the last division.
/// </summary>
internal static class RankSums
{
    /// <summary>The area, and its variance where both classes have two rows.</summary>
    /// <param name="ranked">The rows by ascending score: equal upper 63 bits for equal scores, the lowest bit set for an event.</param>
    /// <param name="events">Rows with the event, 1 or more.</param>
    /// <param name="others">Rows without it, 1 or more.</param>
    public static (double Auc, double? Variance) Of(ReadOnlySpan<ulong> ranked, int events, int others)
    {
        // Twice the placement, so that ties stay whole: others below an event, events below another row, ties one half.
        ulong below = 0, belowEvents = 0;
        Sums placed = default, placedOthers = default;
        for (var i = 0; i < ranked.Length;)
        {
            ulong here = 0, hereEvents = 0, score = ranked[i] >> 1;
            do
            {
                hereEvents += ranked[i] & 1;
                here++;
                i++;
            }
            while (i < ranked.Length && ranked[i] >> 1 == score);
            here -= hereEvents;
            placed.Add(2 * below + here, hereEvents);
            placedOthers.Add(2 * belowEvents + hereEvents, here);
            below += here;
            belowEvents += hereEvents;
        }
        double m = events, n = others, auc = (double)placed.Sum / 2 / m / n;
        if (events < 2 || others < 2)
            return (auc, null);
        return (auc, placed.Variance((ulong)events) / (4 * n * n * m) + placedOthers.Variance((ulong)others) / (4 * m * m * n));
    }

    private struct Sums
    {
        private UInt128 squares;

        public UInt128 Sum { get; private set; }

        // A doubled placement is below 2^32, so its square times the rows of one score stays below 2^96.
        public void Add(ulong place, ulong rows)
        {
            Sum += place * rows;
            squares += (UInt128)(place * place) * rows;
        }

        /// <summary>Sample variance (ddof 1) of the doubled placements.</summary>
        public readonly double Variance(ulong rows) => (double)(squares * rows - Sum * Sum) / ((double)rows * (rows - 1));
    }
}
