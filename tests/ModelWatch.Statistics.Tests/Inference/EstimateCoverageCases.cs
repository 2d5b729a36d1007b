using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Performance;
using ModelWatch.Statistics.Regression;

namespace ModelWatch.Statistics.Tests.Inference;

/// <summary>The cases of numbers, forecasts and estimates without outcomes.</summary>
internal static class EstimateCoverageCases
{
    private static readonly double Tail = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 0.9);

    public static IEnumerable<CoverageCase> Numbers()
    {
        foreach (var n in (int[])[50, 300])
        {
            yield return new("RegressionErrors.MeanAbsoluteError", $"n {n}, normal errors", r => (Errors(r, n).MeanAbsoluteError, Math.Sqrt(2 / Math.PI)));
            yield return new("RegressionErrors.RootMeanSquaredError", $"n {n}, normal errors", r => (Errors(r, n).RootMeanSquaredError, 1));
            yield return new("RegressionErrors.Bias", $"n {n}, normal errors", r => (Errors(r, n).Bias, 0));
            yield return new("RegressionErrors.R2", $"n {n}, normal errors, R2 0.8", r => (Errors(r, n).R2, 0.8));
        }
        yield return new("RegressionErrors.MeanAbsoluteError, weighted", "n 300, weights 1 to 9", r =>
        {
            var (predicted, actual) = Pairs(r, 300);
            return (new RegressionErrors(predicted, actual, Draws.Of(300, () => 1 + 8 * r.NextDouble())).MeanAbsoluteError, Math.Sqrt(2 / Math.PI));
        });
        yield return new("PoissonBootstrap, mean", "n 300, exponential, 200 draws", r =>
        {
            var state = new PoissonBootstrap(2);
            for (var i = 0; i < 300; i++)
                state.Add([-Math.Log(1 - r.NextDouble()), 1], r);
            return (state.Interval(s => s[0] / s[1]), 1);
        });
    }

    public static IEnumerable<CoverageCase> Forecasts()
    {
        // y standard normal against a standard normal forecast: CRPS 1 / sqrt pi, pinball phi(z), likelihood (ln 2 pi + 1) / 2.
        yield return new("GaussianForecasts.Crps", "n 300", r => (Gaussian(r, 300).Crps, 1 / Math.Sqrt(Math.PI)));
        yield return new("GaussianForecasts.Pinball", "n 300, level 0.9",
            r => (Gaussian(r, 300).Pinball(0.9), MathNet.Numerics.Distributions.Normal.PDF(0, 1, Tail)));
        yield return new("GaussianForecasts.NegativeLogLikelihood", "n 300",
            r => (Gaussian(r, 300).NegativeLogLikelihood, 0.5 * Math.Log(2 * Math.PI) + 0.5));
        yield return new("IntervalForecasts.Coverage", "n 300, level 0.8", r => (Intervals(r, 300).Coverage, 0.8));
        // The interval score of a central interval is (2 / (1 - level)) times the two pinball losses, each phi(z).
        yield return new("IntervalForecasts.IntervalScore", "n 300, level 0.8",
            r => (Intervals(r, 300).IntervalScore, 20 * MathNet.Numerics.Distributions.Normal.PDF(0, 1, Tail)));
        yield return new("ImportanceWeighting.Mean", "n 1000, ratios exp(x / 2 - 1 / 8)", r =>
        {
            // Reference x standard normal, now x normal with mean 1/2; the loss is x^2, in the new law 1 + 1/4.
            var x = Draws.Of(1000, r.Standard);
            return (ImportanceWeighting.Mean([.. x.Select(v => v * v)], [.. x.Select(v => Math.Exp(v / 2 - 0.125))]), 1.25);
        });
    }

    public static IEnumerable<CoverageCase> Estimates()
    {
        foreach (var n in (int[])[200, 1000])
        {
            foreach (var (method, estimate, realised) in Binary())
                yield return new($"Cbpe.{method}", $"n {n}, realised figure given p", r => Compared(r, n, estimate, realised));
        }
        foreach (var (method, estimate, realised) in Several())
        {
            yield return new($"ClassCbpe.{method}", "n 500, 3 classes, realised figure given p", r =>
            {
                var rows = Draws.Of(1500, () => -Math.Log(1 - r.NextDouble()) * 0.5 + (r.NextDouble() < 0.3 ? 1 : 0.05));
                var expected = ClassCbpe.OfTop(rows, new IsotonicMap?[3]);
                var shares = rows.Select((p, i) => p / (rows[i / 3 * 3] + rows[i / 3 * 3 + 1] + rows[i / 3 * 3 + 2])).ToArray();
                var outcomes = Enumerable.Range(0, 500).Select(i => Class(r.NextDouble(), shares.AsSpan(3 * i, 3))).ToArray();
                return (estimate(expected), realised(Decisions.OfTop(new ClassScores(shares, 3, outcomes))).Value!.Value);
            });
        }
    }

    private static IEnumerable<(string, Func<Cbpe, Figure>, Func<ScoredRows, Figure>)> Binary() =>
    [
        ("Accuracy", c => c.Accuracy, r => Decisions.AtThreshold(r).Accuracy),
        ("Precision", c => c.Precision, r => Decisions.AtThreshold(r).Precision()),
        ("Recall", c => c.Recall, r => Decisions.AtThreshold(r).Recall()),
        ("Specificity", c => c.Specificity, r => Decisions.AtThreshold(r).Specificity()),
        ("F1", c => c.F1, r => Decisions.AtThreshold(r).F1()),
        ("BalancedAccuracy", c => c.BalancedAccuracy, r => Decisions.AtThreshold(r).BalancedAccuracy),
        ("Matthews", c => c.Matthews, r => Decisions.AtThreshold(r).Matthews),
        ("RocAuc", c => c.RocAuc, r => RocAuc.Of(r)),
        ("AveragePrecision", c => c.AveragePrecision, AveragePrecision.Of),
        ("Brier", c => c.Brier, Brier.Score),
        ("LogLoss", c => c.LogLoss, LogLoss.Of),
    ];

    private static IEnumerable<(string, Func<ClassCbpe, Figure>, Func<Decisions, Figure>)> Several() =>
    [
        ("Accuracy", c => c.Accuracy, d => d.Accuracy), ("MacroF1", c => c.MacroF1, d => d.MacroF1),
        ("BalancedAccuracy", c => c.BalancedAccuracy, d => d.BalancedAccuracy), ("Matthews", c => c.Matthews, d => d.Matthews),
        ("Kappa", c => c.Kappa, d => d.Kappa),
    ];

    private static (Figure, double) Compared(Random r, int n, Func<Cbpe, Figure> estimate, Func<ScoredRows, Figure> realised)
    {
        var scores = Draws.Of(n, () => Draws.Logistic(-1 + 1.5 * r.Standard()));
        return (estimate(Cbpe.AtThreshold(scores, null)), realised(Draws.Rows(r, scores, s => s)).Value!.Value);
    }

    private static int Class(double u, ReadOnlySpan<double> shares) => u < shares[0] ? 0 : u < shares[0] + shares[1] ? 1 : 2;

    private static RegressionErrors Errors(Random r, int n)
    {
        var (predicted, actual) = Pairs(r, n);
        return new RegressionErrors(predicted, actual);
    }

    // Predictions of variance 4, errors of variance 1: R2 = 1 - 1 / 5.
    private static (double[] Predicted, double[] Actual) Pairs(Random r, int n)
    {
        var predicted = Draws.Of(n, () => 2 * r.Standard());
        return (predicted, [.. predicted.Select(p => p + r.Standard())]);
    }

    private static GaussianForecasts Gaussian(Random r, int n) => new(Draws.Of(n, r.Standard), new double[n], Draws.Of(n, () => 1));

    private static IntervalForecasts Intervals(Random r, int n) =>
        new(Draws.Of(n, r.Standard), Draws.Of(n, () => -Tail), Draws.Of(n, () => Tail), [0.8]);
}
