using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Fairness;

/// <summary>The ratio of two independent proportions. Pure functions, thread safe.</summary>
public static class RateRatio
{
    private const double Widest = 1e12;

    /// <summary>
    /// First over second proportion with the score interval of Koopman (1984): the ratios that a chi-square test with the proportions fitted
    /// under them does not reject. Defined also when the first count is 0. Absent without trials or when the second count is 0.
    /// </summary>
    /// <param name="successes">Successes of the first.</param>
    /// <param name="trials">Trials of the first.</param>
    /// <param name="otherSuccesses">Successes of the second.</param>
    /// <param name="otherTrials">Trials of the second.</param>
    /// <param name="level">In (0, 1).</param>
    public static Figure Of(double successes, double trials, double otherSuccesses, double otherTrials, double level = Proportion.Level)
    {
        if (!(trials > 0) || !(otherTrials > 0))
            return Figure.Absent("no trials");
        if (!(otherSuccesses > 0))
            return Figure.Absent("the share below the line is 0");
        var value = successes / trials / (otherSuccesses / otherTrials);
        var limit = Proportion.Z(level) * Proportion.Z(level);
        double Distance(double ratio) => Score(successes, trials, otherSuccesses, otherTrials, ratio) - limit;
        // Between 0 and the value, and from there on, the distance moves one way.
        var lower = successes <= 0 ? 0 : Root(Distance, value, Math.Max(value, 1) / Widest);
        return Figure.Of(value).Within(lower, Root(Distance, value > 0 ? value : 1 / Widest, Widest), level);
    }

    /// <summary>
    /// The same with the interval of Katz et al. (1978), normal on the log scale with variance 1/x - 1/n + 1/x' - 1/n': simpler, undefined
    /// when a count is 0. For comparison; <see cref="Of"/> keeps its level better in small groups.
    /// </summary>
    /// <param name="successes">Successes of the first.</param>
    /// <param name="trials">Trials of the first.</param>
    /// <param name="otherSuccesses">Successes of the second.</param>
    /// <param name="otherTrials">Trials of the second.</param>
    /// <param name="level">In (0, 1).</param>
    public static Figure Katz(double successes, double trials, double otherSuccesses, double otherTrials, double level = Proportion.Level)
    {
        if (!(trials > 0) || !(otherTrials > 0))
            return Figure.Absent("no trials");
        if (!(otherSuccesses > 0))
            return Figure.Absent("the share below the line is 0");
        var figure = Figure.Of(successes / trials / (otherSuccesses / otherTrials));
        if (!(successes > 0))
            return figure;
        var half = Proportion.Z(level) * Math.Sqrt(Math.Max(0, 1 / successes - 1 / trials + 1 / otherSuccesses - 1 / otherTrials));
        return figure.Within(figure.Value!.Value * Math.Exp(-half), figure.Value.Value * Math.Exp(half), level);
    }

    private static double Score(double x, double n, double y, double m, double ratio)
    {
        // The proportion of the second under p1 = ratio p2 solves a quadratic.
        var a = (n + m) * ratio;
        var b = -(ratio * (n + y) + x + m);
        var c = x + y;
        var other = 2 * c / (-b + Math.Sqrt(Math.Max(0, b * b - 4 * a * c)));
        var first = ratio * other;
        double left = x - n * first, right = y - m * other;
        double spread = n * first * (1 - first), otherSpread = m * other * (1 - other);
        return (spread > 0 ? left * left / spread : left == 0 ? 0 : Widest) + (otherSpread > 0 ? right * right / otherSpread : right == 0 ? 0 : Widest);
    }

    // Bisection in logarithms from a place inside the interval to one outside.
    private static double Root(Func<double, double> distance, double inside, double outside)
    {
        double near = Math.Log(inside), far = Math.Log(outside);
        for (var step = 0; step < 200 && Math.Abs(far - near) > 1e-14 * (1 + Math.Abs(near)); step++)
        {
            var middle = (near + far) / 2;
            if (distance(Math.Exp(middle)) <= 0)
                near = middle;
            else
                far = middle;
        }
        return Math.Exp((near + far) / 2);
    }
}
