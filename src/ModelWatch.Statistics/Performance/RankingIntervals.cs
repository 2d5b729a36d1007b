using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Inference;
using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Performance;

/// <summary>The interval of average precision. Pure functions, thread safe.</summary>
public static class RankingIntervals
{
    /// <summary>
    /// <see cref="Performance.AveragePrecision"/> with the 95 % interval of the delta method on the logit scale: a row moves the figure by its
    /// own precision when it is an event, and by what it does to the precision at every lower score. n log n steps, no chance. No interval
    /// for fewer than two of a class or fewer than two effective rows.
    /// </summary>
    /// <param name="rows">The rows.</param>
    public static Figure AveragePrecision(ScoredRows rows)
    {
        var figure = Performance.AveragePrecision.Of(rows);
        if (figure.Value is not { } value || rows.Positives < 2 || rows.Rows - rows.Positives < 2)
            return figure;
        var (own, events, others) = Moves(rows);
        var moves = new WeightedMean();
        for (var i = 0; i < rows.Rows; i++)
        {
            var move = rows.Outcomes[i] ? own[i] + events[i] - value : others[i];
            moves.Add(move * rows.Weight / rows.Positive, rows.Weights[i]);
        }
        if (value >= 1)
        {
            // A ranking without a fault has no spread; so few events say little all the same.
            var trials = Math.Max(1, rows.Positive * rows.Trust);
            return figure.Within(Proportion.Wilson(trials, trials).Lower!.Value, 1, Proportion.Level);
        }
        // Weights may leave fewer than two effective rows, which have no spread to speak of.
        if (moves.Figure() is not { Value: { } centre, Upper: { } upper })
            return figure;
        var error = (upper - centre) / Proportion.Z(Proportion.Level);
        // With few events the slopes are too small: never below the binomial variance of the events (Boyd, Eng, Page 2013).
        return LogitScale.Within(figure, Math.Max(error * error, value * (1 - value) / (rows.Positive * rows.Trust)));
    }

    /// <summary>For each row: the precision at its score, and what it adds at this and all lower scores as an event and as another.</summary>
    private static (double[] Own, double[] Events, double[] Others) Moves(ScoredRows rows)
    {
        var (own, events, others) = (new double[rows.Rows], new double[rows.Rows], new double[rows.Rows]);
        var steps = new List<(int From, int To, double Found, double Taken, double Here)>();
        double found = 0, taken = 0;
        for (int to = rows.Rows, from; to > 0; to = from)
        {
            double here = 0;
            for (from = to; from > 0 && rows.Scores[rows.Order[from - 1]] == rows.Scores[rows.Order[to - 1]]; from--)
            {
                var i = rows.Order[from - 1];
                taken += rows.Weights[i];
                here += rows.Outcomes[i] ? rows.Weights[i] : 0;
            }
            found += here;
            steps.Add((from, to, found, taken, here));
        }
        double gain = 0, loss = 0;
        for (var s = steps.Count - 1; s >= 0; s--)
        {
            var (from, to, before, all, here) = steps[s];
            gain += here / all;
            loss += here * before / (all * all);
            for (var rank = from; rank < to; rank++)
            {
                var i = rows.Order[rank];
                (own[i], events[i], others[i]) = (before / all, gain - loss, -loss);
            }
        }
        return (own, events, others);
    }
}
