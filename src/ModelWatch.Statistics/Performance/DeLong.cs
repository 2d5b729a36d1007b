using ModelWatch.Statistics.Calibration;

namespace ModelWatch.Statistics.Performance;

/// <summary>Area and variance by placement values (DeLong, DeLong, Clarke-Pearson 1988; one sorted pass after Sun and Xu 2014).</summary>
internal static class DeLong
{
    public static (double Auc, double? Variance) Of(ScoredRows rows)
    {
        if (!rows.IsWeighted)
            return RankSums.Of(rows);
        // Placement of a row: the share of the other class below it, ties one half.
        double below = 0, belowPositive = 0;
        var events = new Placements();
        var others = new Placements();
        for (int from = 0, to; from < rows.Rows; from = to)
        {
            double here = 0, herePositive = 0;
            for (to = from; to < rows.Rows && rows.Scores[rows.Order[to]] == rows.Scores[rows.Order[from]]; to++)
            {
                var i = rows.Order[to];
                here += rows.Outcomes[i] ? 0 : rows.Weights[i];
                herePositive += rows.Outcomes[i] ? rows.Weights[i] : 0;
            }
            for (var rank = from; rank < to; rank++)
            {
                var i = rows.Order[rank];
                if (rows.Outcomes[i])
                    events.Add((below + here / 2) / rows.Negative, rows.Weights[i]);
                else
                    others.Add(1 - (belowPositive + herePositive / 2) / rows.Positive, rows.Weights[i]);
            }
            below += here;
            belowPositive += herePositive;
        }
        var enough = rows.Positives >= 2 && rows.Rows - rows.Positives >= 2;
        return (events.Mean, enough ? events.VarianceOfMean + others.VarianceOfMean : null);
    }

    private struct Placements
    {
        private double weight;
        private double weightSquares;
        private double squares;

        public double Mean { get; private set; }

        public readonly double VarianceOfMean
        {
            get
            {
                var effective = weight * weight / weightSquares;
                return squares / weight / (effective - 1);
            }
        }

        public void Add(double value, double w)
        {
            weight += w;
            weightSquares += w * w;
            var gap = value - Mean;
            Mean += gap * (w / weight);
            squares += w * gap * (value - Mean);
        }
    }
}
