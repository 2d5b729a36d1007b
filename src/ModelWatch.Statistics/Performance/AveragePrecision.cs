using System.Buffers;
using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Performance;

/// <summary>Average precision: sum over falling scores of the gain in recall times precision (steps, no interpolation), in [0, 1].</summary>
public static class AveragePrecision
{
    /// <summary>The figure; absent without rows or with one class. No interval is defined here.</summary>
    /// <param name="rows">The rows.</param>
    public static Figure Of(ScoredRows rows)
    {
        if (rows.OneClass is { } why)
            return Figure.Absent(why);
        return Figure.Exact(Math.Min(1, (rows.IsWeighted ? Weighted(rows) : Counted(rows)) / rows.Positive));
    }

    private static double Counted(ScoredRows rows)
    {
        var keys = ArrayPool<ulong>.Shared.Rent(rows.Rows);
        var ranked = keys.AsSpan(0, rows.Rows);
        ScoreSort.Rank(rows.Scores, rows.Outcomes, ranked);
        double sum = 0;
        long found = 0, taken = 0;
        for (int from = ranked.Length - 1, to; from >= 0; from = to)
        {
            var before = found;
            for (to = from; to >= 0 && ranked[to] >> 1 == ranked[from] >> 1; to--)
                found += (long)(ranked[to] & 1);
            taken += from - to;
            sum += (found - before) * ((double)found / taken);
        }
        ArrayPool<ulong>.Shared.Return(keys);
        return sum;
    }

    private static double Weighted(ScoredRows rows)
    {
        double found = 0, taken = 0, sum = 0;
        for (int from = rows.Rows - 1, to; from >= 0; from = to)
        {
            var before = found;
            for (to = from; to >= 0 && rows.Scores[rows.Order[to]] == rows.Scores[rows.Order[from]]; to--)
            {
                taken += rows.Weights[rows.Order[to]];
                found += rows.Outcomes[rows.Order[to]] ? rows.Weights[rows.Order[to]] : 0;
            }
            sum += (found - before) * found / taken;
        }
        return sum;
    }
}
