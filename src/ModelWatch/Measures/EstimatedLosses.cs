using ModelWatch.Statistics;
using ModelWatch.Statistics.Inference;

namespace ModelWatch.Measures;

/// <summary>
/// Expected loss of several probabilities: the loss of each possible class, weighted by its calibrated probability. The interval is where
/// the realised mean of these rows falls in 95 of 100 cases, given those probabilities.
/// </summary>
internal static class EstimatedLosses
{
    /// <summary>As in the measured log loss.</summary>
    private const double Clip = 1e-15;

    /// <param name="raw">The probabilities that are judged, row by row.</param>
    /// <param name="calibrated">Probabilities of the classes, row by row, not yet divided by their sum.</param>
    /// <param name="classes">Classes a row.</param>
    /// <param name="weights">A weight a row.</param>
    public static IEnumerable<OutcomeFigure> Of(double[] raw, double[] calibrated, int classes, double[] weights)
    {
        yield return Mean("log_loss", raw, calibrated, classes, weights, Surprise);
        yield return Mean("brier", raw, calibrated, classes, weights, Square);
    }

    private static OutcomeFigure Mean(string name, double[] raw, double[] calibrated, int classes, double[] weights, Func<double[], int, double> loss)
    {
        double sum = 0, variance = 0, total = 0;
        var n = 0;
        for (var row = 0; row < weights.Length; row++)
        {
            var said = raw[(row * classes)..((row + 1) * classes)];
            var shares = calibrated[(row * classes)..((row + 1) * classes)];
            var whole = shares.Sum();
            if (!said.All(p => p is >= 0 and <= 1) || !double.IsFinite(whole) || !(weights[row] > 0))
                continue;
            // A row whose classes all have probability 0 says nothing: equal shares, as in the estimated decisions.
            if (whole == 0)
                (shares, whole) = ([.. shares.Select(_ => 1.0)], classes);
            double mean = 0, square = 0;
            for (var k = 0; k < classes; k++)
            {
                var one = loss(said, k);
                mean += shares[k] / whole * one;
                square += shares[k] / whole * one * one;
            }

            (sum, total, n) = (sum + (weights[row] * mean), total + weights[row], n + 1);
            variance += weights[row] * weights[row] * Math.Max(0, square - (mean * mean));
        }

        if (n == 0)
            return new(name, Figure.Absent("no rows"), 0);
        var half = Proportion.Z(Proportion.Level) * Math.Sqrt(variance) / total;
        return new(name, Figure.Of(sum / total).Within(Math.Max(0, (sum / total) - half), (sum / total) + half, Proportion.Level), n);
    }

    private static double Square(double[] said, int came) => said.Select((p, k) => (p - (k == came ? 1 : 0)) * (p - (k == came ? 1 : 0))).Sum();

    private static double Surprise(double[] said, int came)
    {
        var sum = said.Sum(p => Math.Clamp(p, Clip, 1 - Clip));
        return -Math.Log(Math.Clamp(said[came], Clip, 1 - Clip) / sum);
    }
}
