using MathNet.Numerics.Distributions;
using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.Statistics.Tests.Inference;

/// <summary>Data drawn from laws whose true figures are known.</summary>
internal static class Draws
{
    public static double Standard(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static int Count(this Random random, int n, double p)
    {
        var count = 0;
        for (var i = 0; i < n; i++)
            count += random.NextDouble() < p ? 1 : 0;
        return count;
    }

    public static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    public static double[] Of(int n, Func<double> draw)
    {
        var values = new double[n];
        for (var i = 0; i < n; i++)
            values[i] = draw();
        return values;
    }

    /// <summary>Scores uniform on [0, 1]; the event has probability truth(score).</summary>
    public static ScoredRows Uniform(Random random, int n, Func<double, double> truth) =>
        Rows(random, Of(n, random.NextDouble), truth);

    /// <summary>logit(score) normal with mean -0.5 and deviation 1.2; logit of the true probability intercept + slope logit(score).</summary>
    public static ScoredRows Recalibrated(Random random, int n, double intercept, double slope)
    {
        var logits = Of(n, () => -0.5 + 1.2 * random.Standard());
        var outcomes = logits.Select(x => random.NextDouble() < Logistic(intercept + slope * x)).ToArray();
        return new ScoredRows([.. logits.Select(Logistic)], outcomes);
    }

    /// <summary>Events with probability rate, scores logistic of a normal with mean 1 for events, 0 for others: AUC = Phi(1 / sqrt 2).</summary>
    public static ScoredRows Binormal(Random random, int n, double rate)
    {
        var outcomes = new bool[n];
        var scores = new double[n];
        for (var i = 0; i < n; i++)
        {
            outcomes[i] = random.NextDouble() < rate;
            scores[i] = Logistic(random.Standard() + (outcomes[i] ? 1 : 0));
        }
        return new ScoredRows(scores, outcomes);
    }

    /// <summary>The true average precision of <see cref="Binormal"/>, by the trapezoid rule in the score.</summary>
    public static double BinormalAveragePrecision(double rate)
    {
        double sum = 0, before = 0;
        for (var x = 8.0; x > -8; x -= 0.001)
        {
            double found = rate * (1 - Normal.CDF(1, 1, x)), taken = found + (1 - rate) * (1 - Normal.CDF(0, 1, x));
            sum += (found - before) / rate * (found / taken);
            before = found;
        }
        return sum;
    }

    public static ScoredRows Rows(Random random, double[] scores, Func<double, double> truth) =>
        new(scores, [.. scores.Select(s => random.NextDouble() < truth(s))]);

    /// <summary>A table of n decisions with the cell probabilities given, [predicted, actual].</summary>
    public static Decisions Table(Random random, int n, double[,] cells)
    {
        var decisions = new Decisions(cells.GetLength(0));
        for (var i = 0; i < n; i++)
        {
            var u = random.NextDouble();
            int p = 0, a = 0;
            while (u >= cells[p, a] && (p, a) != (cells.GetLength(0) - 1, cells.GetLength(0) - 1))
            {
                u -= cells[p, a];
                (p, a) = a + 1 < cells.GetLength(0) ? (p, a + 1) : (p + 1, 0);
            }
            decisions.Add(p, a);
        }
        return decisions;
    }

    /// <summary>The table that holds the cell probabilities themselves: its figures are the true ones.</summary>
    public static Decisions Expected(double[,] cells)
    {
        var decisions = new Decisions(cells.GetLength(0));
        for (var p = 0; p < cells.GetLength(0); p++)
        {
            for (var a = 0; a < cells.GetLength(0); a++)
                decisions.Add(p, a, cells[p, a]);
        }
        return decisions;
    }
}
