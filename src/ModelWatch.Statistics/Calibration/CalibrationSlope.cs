namespace ModelWatch.Statistics.Calibration;

/// <summary>
/// Cox's recalibration (1958): logit P(y = 1) = intercept + slope * logit(p), both fitted together, and calibration in the large, the
/// intercept with logit(p) as offset. p is clipped to [1e-15, 1 - 1e-15]. Pure functions, thread safe.
/// </summary>
public static class CalibrationSlope
{
    private const int Steps = 200;

    /// <summary>
    /// The three figures with Wald 95 % intervals. All absent without rows, with one class, with one score for all rows or when a score
    /// separates the classes (the fit then has no finite maximum).
    /// </summary>
    /// <param name="rows">The rows.</param>
    public static CalibrationFit Of(ScoredRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return rows.Recalibration;
    }

    internal static CalibrationFit Fit(ScoredRows rows)
    {
        if ((rows.OneClass ?? Separated(rows)) is { } why)
            return new CalibrationFit(Figure.Absent(why), Figure.Absent(why), Figure.Absent(why));
        var logits = new double[rows.Rows];
        for (var i = 0; i < logits.Length; i++)
        {
            var p = Math.Clamp(rows.Scores[i], LogLoss.Clip, 1 - LogLoss.Clip);
            logits[i] = Math.Log(p / (1 - p));
        }
        return Joint(rows, logits) is { } fit
            ? fit with { InTheLarge = InTheLarge(rows, logits) }
            : new CalibrationFit(NotConverged, NotConverged, NotConverged);
    }

    private static Figure NotConverged => Figure.Absent("the fit did not converge");

    private static string? Separated(ScoredRows rows)
    {
        double lowPositive = 2, highPositive = -1, lowNegative = 2, highNegative = -1;
        for (var i = 0; i < rows.Rows; i++)
        {
            var p = rows.Scores[i];
            if (rows.Outcomes[i])
                (lowPositive, highPositive) = (Math.Min(lowPositive, p), Math.Max(highPositive, p));
            else
                (lowNegative, highNegative) = (Math.Min(lowNegative, p), Math.Max(highNegative, p));
        }
        if (Math.Min(lowPositive, lowNegative) == Math.Max(highPositive, highNegative))
            return "all scores are equal";
        return highNegative <= lowPositive || highPositive <= lowNegative ? "the scores separate the classes" : null;
    }

    private static CalibrationFit? Joint(ScoredRows rows, double[] logits)
    {
        var rate = rows.Positive / rows.Weight;
        var at = new LogisticPoint(rows, logits, Math.Log(rate / (1 - rate)), 0);
        for (var step = 0; step < Steps; step++)
        {
            if (!(at.Determinant > 0))
                return null;
            var (da, db) = at.NewtonStep();
            var next = new LogisticPoint(rows, logits, at.Intercept + da, at.Slope + db);
            // Newton may overshoot far from the maximum; half steps keep the likelihood rising.
            for (var half = 0; half < 60 && !(next.LogLikelihood >= at.LogLikelihood - 1e-12 * Math.Abs(at.LogLikelihood)); half++)
                next = new LogisticPoint(rows, logits, at.Intercept + (da /= 2), at.Slope + (db /= 2));
            at = next;
            if (Math.Abs(da) <= 1e-12 * (1 + Math.Abs(at.Intercept)) && Math.Abs(db) <= 1e-12 * (1 + Math.Abs(at.Slope)))
                return Fit(at, rows.Trust);
        }
        return null;
    }

    private static CalibrationFit Fit(LogisticPoint at, double trust)
    {
        // With sampling weights the information is that of the rows seen, not of those they stand for.
        var slope = Math.Sqrt(at.Information / at.Determinant / trust);
        var intercept = Math.Sqrt(at.InformationSquare / at.Determinant / trust);
        return new CalibrationFit(Wald(at.Slope, slope), Wald(at.Intercept, intercept), NotConverged);
    }

    /// <summary>The root of a falling function: Newton inside a bracket, with bisection when it leaves it.</summary>
    private static Figure InTheLarge(ScoredRows rows, double[] logits)
    {
        double low = -100, high = 100, a = 0;
        for (var step = 0; step < Steps; step++)
        {
            var at = new LogisticPoint(rows, logits, a, 1);
            if (at.Gradient > 0)
                low = a;
            else
                high = a;
            var move = at.Gradient / at.Information;
            // A gradient of rounding size ends it too: with scores of 0 and 1 the likelihood is flat, and the interval says so.
            if (Math.Abs(move) <= 1e-13 * (1 + Math.Abs(a)) || Math.Abs(at.Gradient) <= 1e-15 * rows.Weight)
                return Wald(a, Math.Sqrt(1 / at.Information / rows.Trust));
            var next = a + move;
            if (!(next > low && next < high))
                next = (low + high) / 2;
            a = next;
        }
        return NotConverged;
    }

    private static Figure Wald(double value, double error)
    {
        var half = Inference.Proportion.Z(0.95) * error;
        return Figure.Of(value).Within(value - half, value + half, 0.95);
    }
}
