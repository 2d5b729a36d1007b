using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Fairness;
using ModelWatch.Statistics.Inference;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.Statistics.Tests.Inference;

/// <summary>The cases of proportions, decisions, calibration and ranking.</summary>
internal static class CoverageCases
{
    private static readonly double[,] Binary = { { 0.55, 0.08 }, { 0.12, 0.25 } };
    private static readonly double[,] Three = { { 0.3, 0.05, 0.04 }, { 0.06, 0.25, 0.03 }, { 0.02, 0.05, 0.2 } };

    public static IEnumerable<CoverageCase> Proportions()
    {
        foreach (var (n, p) in ((int, double)[])[(50, 0.3), (200, 0.1), (1000, 0.02)])
        {
            yield return new("Proportion.Wilson", $"n {n}, p {p}", r => (Proportion.Wilson(r.Count(n, p), n), p));
            yield return new("Proportion.ClopperPearson", $"n {n}, p {p}", r => (Proportion.ClopperPearson(r.Count(n, p), n), p), true);
        }
        yield return new("Proportion.Newcombe", "n 100 and 80, p 0.3 and 0.2",
            r => (Proportion.Newcombe(r.Count(100, 0.3), 100, r.Count(80, 0.2), 80), 0.1));
        yield return new("ScoredRows.BaseRate, weighted", "n 400, p 0.2, weights 1 to 9", r =>
        {
            var rows = new ScoredRows(new double[400], [.. Draws.Of(400, r.NextDouble).Select(u => u < 0.2)], Draws.Of(400, () => 1 + 8 * r.NextDouble()));
            return (rows.BaseRate, 0.2);
        });
        yield return new("RateRatio.Of (Koopman)", "n 100 and 150, p 0.15 and 0.25",
            r => (RateRatio.Of(r.Count(100, 0.15), 100, r.Count(150, 0.25), 150), 0.6));
        yield return new("RateRatio.Katz", "n 100 and 150, p 0.15 and 0.25",
            r => (RateRatio.Katz(r.Count(100, 0.15), 100, r.Count(150, 0.25), 150), 0.6));
        yield return new("Parity.Difference", "n 200 and 300, p 0.4 and 0.3",
            r => (Parity.Difference(new("a", r.Count(200, 0.4), 200), new("b", r.Count(300, 0.3), 300)), 0.1));
        yield return new("Parity.Largest difference", "4 groups of 150, p 0.2 to 0.35", r => (Four(r).Difference, 0.15), true);
        yield return new("Parity.Largest ratio", "4 groups of 150, p 0.2 to 0.35", r => (Four(r).Ratio, 0.2 / 0.35), true);
    }

    public static IEnumerable<CoverageCase> Decided()
    {
        foreach (var (name, cells) in ((string, double[,])[])[("2 classes, n 300", Binary), ("3 classes, n 300", Three)])
        {
            var truth = Draws.Expected(cells);
            foreach (var (method, figure) in Measures())
                yield return new($"Decisions.{method}", name, r => (figure(Draws.Table(r, 300, cells)), figure(truth).Value!.Value));
            foreach (var (method, figure) in Drawn())
            {
                var value = figure(new DecisionBootstrap(truth, new Random(1), 20)).Value!.Value;
                yield return new($"DecisionBootstrap.{method}", name + ", 400 draws", r => (figure(new DecisionBootstrap(Draws.Table(r, 300, cells), r, 400)), value));
            }
        }
        var sums = Draws.Expected(Binary).F1().Value!.Value;
        yield return new("PoissonBootstrap, F1", "n 300, 200 draws", r =>
        {
            var table = Draws.Table(r, 300, Binary);
            var state = new PoissonBootstrap(2);
            foreach (var (cell, terms) in ((double, double[])[])[(table[1, 1], [2, 2]), (table[1, 0] + table[0, 1], [0, 1]), (table[0, 0], [0, 0])])
            {
                for (var i = 0; i < cell; i++)
                    state.Add(terms, r);
            }
            return (state.Interval(s => s[0] / s[1]), sums);
        });
    }

    public static IEnumerable<CoverageCase> Calibrated()
    {
        var fit = (Random r) => CalibrationSlope.Of(Draws.Recalibrated(r, 500, 0.2, 0.8));
        yield return new("CalibrationSlope.Slope", "n 500, intercept 0.2, slope 0.8", r => (fit(r).Slope, 0.8));
        yield return new("CalibrationSlope.Intercept", "n 500, intercept 0.2, slope 0.8", r => (fit(r).Intercept, 0.2));
        yield return new("CalibrationSlope.InTheLarge", "n 500, intercept 0.3, slope 1",
            r => (CalibrationSlope.Of(Draws.Recalibrated(r, 500, 0.3, 1)).InTheLarge, 0.3));
        // Scores uniform, true probability s^2: mean (s - y)^2 = integral of s^2 - 2 s^3 + s^2; gap of a bin its integral of s - s^2.
        yield return new("Brier.Score", "n 500, scores uniform, truth s^2", r => (Brier.Score(Square(r, 500)), 2.0 / 3 - 0.5));
        yield return new("CalibrationIntervals.BrierSkill", "n 500, scores uniform, truth s^2",
            r => (CalibrationIntervals.BrierSkill(Square(r, 500)), 1 - (2.0 / 3 - 0.5) / (2.0 / 9)));
        // E[-s^2 ln s - (1 - s^2) ln(1 - s)] = 1/9 + 1 - 11/18.
        yield return new("LogLoss", "n 500, scores uniform, truth s^2", r => (LogLoss.Of(Square(r, 500)), 1.0 / 9 + 1 - 11.0 / 18));
        foreach (var (n, bins) in ((int, int)[])[(500, 15), (2000, 15)])
        {
            yield return new("ExpectedCalibrationError.WithInterval", $"n {n}, truth s^2, {bins} bins",
                r => (ExpectedCalibrationError.WithInterval(Square(r, n), r, bins), 1.0 / 6), true);
            yield return new("ExpectedCalibrationError.WithInterval", $"n {n}, calibrated, {bins} bins",
                r => (ExpectedCalibrationError.WithInterval(Draws.Uniform(r, n, s => s), r, bins), 0), true);
            yield return new("CalibrationIntervals.SquaredDebiased", $"n {n}, truth s^2, {bins} bins",
                r => (CalibrationIntervals.SquaredDebiased(Square(r, n), bins), Gaps(bins).Average(g => g * g)));
            yield return new("CalibrationIntervals.SquaredDebiased", $"n {n}, calibrated, {bins} bins",
                r => (CalibrationIntervals.SquaredDebiased(Draws.Uniform(r, n, s => s), bins), 0), true);
        }
        yield return new("CalibrationIntervals.Maximum", "n 2000, truth s^2, 10 bins",
            r => (CalibrationIntervals.Maximum(Square(r, 2000)), Gaps(10).Max(Math.Abs)), true);
        // MCB = E (s - s^2)^2, DSC = var s^2, UNC = 1/3 * 2/3.
        yield return new("Corp miscalibration", "n 500, truth s^2, 40 draws", r => (Corp(r).Miscalibration, 1.0 / 30));
        yield return new("Corp discrimination", "n 500, truth s^2, 40 draws", r => (Corp(r).Discrimination, 4.0 / 45));
        yield return new("Corp uncertainty", "n 500, truth s^2, 40 draws", r => (Corp(r).Uncertainty, 2.0 / 9));
        yield return new("Corp miscalibration", "n 500, calibrated, 40 draws",
            r => (CorpIntervals.Of(Draws.Uniform(r, 500, s => s), r, 40).Miscalibration, 0), true);
    }

    public static IEnumerable<CoverageCase> Ranked()
    {
        const double auc = 0.7602499389065233;
        foreach (var (n, rate) in ((int, double)[])[(300, 0.3), (500, 0.1)])
        {
            yield return new("RocAuc.Of (DeLong, logit)", $"n {n}, events {rate}", r => (RocAuc.Of(Draws.Binormal(r, n, rate)), auc));
            yield return new("RocAuc.WithNormalInterval", $"n {n}, events {rate}", r => (RocAuc.WithNormalInterval(Draws.Binormal(r, n, rate)), auc));
            var precision = Draws.BinormalAveragePrecision(rate);
            yield return new("RankingIntervals.AveragePrecision", $"n {n}, events {rate}",
                r => (RankingIntervals.AveragePrecision(Draws.Binormal(r, n, rate)), precision));
        }
        yield return new("PerformanceGap.Auc", "n 200 and 300, same law", r => (PerformanceGap.Auc(Draws.Binormal(r, 200, 0.3), Draws.Binormal(r, 300, 0.3)), 0));
        yield return new("PerformanceGap.Brier", "n 200 and 300, truth s and s^2",
            r => (PerformanceGap.Brier(Draws.Uniform(r, 200, s => s), Square(r, 300)), 0));
        yield return new("PerformanceGap.CalibrationInTheLarge", "n 200 and 300, truth s and s^2",
            r => (PerformanceGap.CalibrationInTheLarge(Draws.Uniform(r, 200, s => s), Square(r, 300)), -1.0 / 6));
        yield return new("PerformanceGap.CalibrationError", "n 800 and 800, truth s^2 both",
            r => (PerformanceGap.CalibrationError(Square(r, 800), Square(r, 800), r), 0), true);
    }

    private static IEnumerable<(string, Func<Decisions, Figure>)> Measures() =>
    [
        ("Accuracy", d => d.Accuracy), ("Precision", d => d.Precision()), ("Recall", d => d.Recall()), ("Specificity", d => d.Specificity()),
        ("F1", d => d.F1()), ("BalancedAccuracy", d => d.BalancedAccuracy), ("MacroF1", d => d.MacroF1), ("Matthews", d => d.Matthews),
        ("Kappa", d => d.Kappa),
    ];

    private static IEnumerable<(string, Func<DecisionBootstrap, Figure>)> Drawn() =>
    [
        ("F1", d => d.F1()), ("BalancedAccuracy", d => d.BalancedAccuracy), ("MacroF1", d => d.MacroF1), ("Matthews", d => d.Matthews),
        ("Kappa", d => d.Kappa), ("Accuracy", d => d.Accuracy), ("Precision", d => d.Precision()), ("Recall", d => d.Recall()),
    ];

    private static GroupGap Four(Random r) =>
        Parity.Largest([.. Enumerable.Range(0, 4).Select(g => new GroupShare($"{g}", r.Count(150, 0.2 + 0.05 * g), 150))]);

    private static ScoredRows Square(Random r, int n) => Draws.Uniform(r, n, s => s * s);

    private static CorpParts Corp(Random r) => CorpIntervals.Of(Square(r, 500), r, 40);

    private static IEnumerable<double> Gaps(int bins)
    {
        static double Integral(double s) => s * s / 2 - s * s * s / 3;
        return Enumerable.Range(0, bins).Select(k => bins * (Integral((k + 1.0) / bins) - Integral((double)k / bins)));
    }
}
