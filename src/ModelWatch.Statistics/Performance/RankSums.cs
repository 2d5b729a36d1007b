using System.Buffers;
using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Performance;

/// <summary>
/// Area under the ROC curve and its DeLong variance for rows of weight 1, in whole numbers: nothing is rounded before the last division.
/// </summary>
internal static class RankSums
{
    /// <summary>The area, and its variance where both classes have two rows.</summary>
    /// <param name="rows">Rows of weight 1 with both classes.</param>
    public static (double Auc, double? Variance) Of(ScoredRows rows)
    {
        var keys = ArrayPool<ulong>.Shared.Rent(rows.Rows);
        var ranked = keys.AsSpan(0, rows.Rows);
        ScoreSort.Rank(rows.Scores, rows.Outcomes, ranked);
        var area = Of(ranked, rows.Positives);
        ArrayPool<ulong>.Shared.Return(keys);
        return area;
    }

    /// <summary>The same from the words of <see cref="ScoreSort"/>.</summary>
    /// <param name="ranked">The rows, ascending, with both classes.</param>
    /// <param name="positives">How many are events.</param>
    public static (double Auc, double? Variance) Of(ReadOnlySpan<ulong> ranked, int positives)
    {
        var (placed, placedOthers) = Walk(ranked);
        ulong events = (ulong)positives, others = (ulong)(ranked.Length - positives);
        double m = events, n = others, auc = placed.Sum / 2.0 / m / n;
        if (events < 2 || others < 2)
            return (auc, null);
        return (auc, placed.Variance(events) / (4 * n * n * m) + placedOthers.Variance(others) / (4 * m * m * n));
    }

    // Twice the placement, so that ties stay whole: others below an event, events below another row, ties one half.
    private static (Sums Placed, Sums PlacedOthers) Walk(ReadOnlySpan<ulong> ranked)
    {
        ulong belowEvents = 0;
        Sums placed = default, placedOthers = default;
        for (var i = 0; i < ranked.Length;)
        {
            var key = ranked[i];
            var below = (ulong)i - belowEvents;
            if (i + 1 == ranked.Length || key >> 1 != ranked[i + 1] >> 1)
            {
                // A row alone with its score, as most are: its class is chosen without a branch.
                var isEvent = 0 - (key & 1);
                placed.Add(2 * below & isEvent);
                placedOthers.Add(2 * belowEvents & ~isEvent);
                belowEvents += key & 1;
                i++;
                continue;
            }
            ulong events = 0, rows = 0;
            for (; i < ranked.Length && ranked[i] >> 1 == key >> 1; i++, rows++)
                events += ranked[i] & 1;
            placed.Add(2 * below + (rows - events), events);
            placedOthers.Add(2 * belowEvents + events, rows - events);
            belowEvents += events;
        }
        return (placed, placedOthers);
    }

    // A doubled placement is below 2^32, all of them together below 2^62, their squares below 2^94.
    private struct Sums
    {
        private ulong squaresLow;
        private ulong squaresHigh;

        public ulong Sum { get; private set; }

        public void Add(ulong place)
        {
            Sum += place;
            var square = place * place;
            squaresLow += square;
            squaresHigh += squaresLow < square ? 1UL : 0;
        }

        public void Add(ulong place, ulong rows)
        {
            Sum += place * rows;
            var squares = new UInt128(squaresHigh, squaresLow) + (UInt128)(place * place) * rows;
            (squaresHigh, squaresLow) = ((ulong)(squares >> 64), (ulong)squares);
        }

        /// <summary>Sample variance (ddof 1) of the doubled placements.</summary>
        public readonly double Variance(ulong rows) =>
            (double)(new UInt128(squaresHigh, squaresLow) * rows - (UInt128)Sum * Sum) / ((double)rows * (rows - 1));
    }
}
