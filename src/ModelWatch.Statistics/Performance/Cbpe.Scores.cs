using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Performance;

public sealed partial class Cbpe
{
    /// <summary>
    /// Expected area under the ROC curve of the raw scores, ties one half: sum p_i (1 - p_j) [s_i &gt; s_j + 1/2 =] / (sum p sum (1 - p)),
    /// all pairs; in [0, 1]. Interval by the delta method on the logit scale. Absent when no event, or no other row, is expected.
    /// </summary>
    public Figure RocAuc
    {
        get
        {
            if (Rows == 0)
                return NoRows;
            double events = hits.Mean + misses.Mean, others = hits.Weight + misses.Weight - events;
            if (!(events > 0) || !(others > 0))
                return Figure.Absent(events > 0 ? "every row is expected to be an event" : "no event is expected");
            var places = new double[Rows];
            var auc = Math.Clamp(RankRows(places, events, others) / (events * others), 0, 1);
            double variance = 0;
            for (var i = 0; i < Rows; i++)
            {
                var slope = (places[i] - auc * (others - events)) / (events * others);
                variance += weights[i] * weights[i] * probabilities[i] * (1 - probabilities[i]) * slope * slope;
            }
            return LogitScale.Within(Figure.Of(auc), variance);
        }
    }

    /// <summary>
    /// Expected average precision: sum over falling scores of expected events times their expected precision, over the expected events; in
    /// [0, 1]. A row that is an event counts itself in full. Interval by the delta method on the logit scale.
    /// </summary>
    public Figure AveragePrecision
    {
        get
        {
            if (Rows == 0)
                return NoRows;
            var events = hits.Mean + misses.Mean;
            if (!(events > 0))
                return Figure.Absent("no event is expected");
            var slopes = new double[Rows];
            var value = Math.Clamp(Steps(slopes) / events, 0, 1);
            double variance = 0;
            for (var i = 0; i < Rows; i++)
            {
                var slope = (slopes[i] - value) / events;
                variance += weights[i] * weights[i] * probabilities[i] * (1 - probabilities[i]) * slope * slope;
            }
            return LogitScale.Within(Figure.Of(value), variance);
        }
    }

    /// <summary>
    /// Expected Brier score of the raw scores, mean p (1 - s)^2 + (1 - p) s^2, in [0, 1]; normal interval with the exact variance. Absent
    /// when a raw score is not a probability.
    /// </summary>
    public Figure Brier => Loss(s => (1 - s) * (1 - s), s => s * s, 1);

    /// <summary>Expected log loss of the raw scores in nats, clipped to [1e-15, 1 - 1e-15]; normal interval with the exact variance.</summary>
    public Figure LogLoss => Loss(
        s => -Math.Log(Math.Clamp(s, Calibration.LogLoss.Clip, 1 - Calibration.LogLoss.Clip)),
        s => -Math.Log(1 - Math.Clamp(s, Calibration.LogLoss.Clip, 1 - Calibration.LogLoss.Clip)), double.MaxValue);

    private Figure Loss(Func<double, double> ofEvent, Func<double, double> ofOther, double most)
    {
        if (Rows == 0)
            return NoRows;
        double sum = 0, variance = 0, total = 0;
        for (var i = 0; i < Rows; i++)
        {
            var (s, p, w) = (scores[i], probabilities[i], weights[i]);
            if (!(s >= 0 && s <= 1))
                return Figure.Absent("a raw score is not a probability");
            double one = ofEvent(s), other = ofOther(s);
            sum += w * (p * one + (1 - p) * other);
            variance += w * w * p * (1 - p) * (one - other) * (one - other);
            total += w;
        }
        var half = Proportion.Z(Proportion.Level) * Math.Sqrt(variance) / total;
        return Figure.Of(sum / total).Within(Math.Max(0, sum / total - half), Math.Min(most, sum / total + half), Proportion.Level);
    }

    /// <summary>The numerator of the area; for each row what it would add as an event, less what it takes as another.</summary>
    private double RankRows(double[] places, double events, double others)
    {
        double sum = 0, below = 0, eventsBelow = 0;
        var order = this.order.Value;
        for (int from = 0, to; from < order.Length; from = to)
        {
            double here = 0, eventsHere = 0;
            for (to = from; to < order.Length && scores[order[to]] == scores[order[from]]; to++)
            {
                var i = order[to];
                here += weights[i] * (1 - probabilities[i]);
                eventsHere += weights[i] * probabilities[i];
            }
            sum += eventsHere * (below + here / 2);
            for (var rank = from; rank < to; rank++)
                places[order[rank]] = below + here / 2 - (events - eventsBelow - eventsHere / 2);
            below += here;
            eventsBelow += eventsHere;
        }
        return sum;
    }

    /// <summary>The numerator of average precision; for each row the slope of it in the row's outcome.</summary>
    private double Steps(double[] slopes)
    {
        double sum = 0, found = 0, taken = 0;
        var order = this.order.Value;
        var groups = new List<(int From, int To, double Precision, double Later)>();
        for (int to = order.Length, from; to > 0; to = from)
        {
            double here = 0, itself = 0;
            for (from = to; from > 0 && scores[order[from - 1]] == scores[order[to - 1]]; from--)
            {
                var (p, w) = (probabilities[order[from - 1]], weights[order[from - 1]]);
                here += w * p;
                taken += w;
                itself += w * p * (1 - p);
            }
            found += here;
            sum += (here * found + itself) / taken;
            groups.Add((from, to, found / taken, here / taken));
        }
        double later = 0;
        for (var g = groups.Count - 1; g >= 0; g--)
        {
            later += groups[g].Later;
            for (var rank = groups[g].From; rank < groups[g].To; rank++)
                slopes[order[rank]] = groups[g].Precision + later;
        }
        return sum;
    }

    private int[] Sort()
    {
        var order = Enumerable.Range(0, Rows).ToArray();
        Array.Sort((double[])scores.Clone(), order);
        return order;
    }
}
