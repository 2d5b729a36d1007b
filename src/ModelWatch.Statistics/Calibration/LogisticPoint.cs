namespace ModelWatch.Statistics.Calibration;

/// <summary>Likelihood, gradient and information of the logistic recalibration at one point.</summary>
internal sealed class LogisticPoint
{
    public LogisticPoint(ScoredRows rows, double[] logits, double intercept, double slope)
    {
        Intercept = intercept;
        Slope = slope;
        var outcomes = rows.Outcomes;
        var weights = rows.Weights;
        for (var i = 0; i < logits.Length; i++)
            Add(logits[i], outcomes[i], weights[i]);
    }

    public double Intercept { get; }

    public double Slope { get; }

    public double LogLikelihood { get; private set; }

    public double Gradient { get; private set; }

    public double GradientSlope { get; private set; }

    public double Information { get; private set; }

    public double InformationCross { get; private set; }

    public double InformationSquare { get; private set; }

    public double Determinant => Information * InformationSquare - InformationCross * InformationCross;

    public (double Intercept, double Slope) NewtonStep() => (
        (InformationSquare * Gradient - InformationCross * GradientSlope) / Determinant,
        (Information * GradientSlope - InformationCross * Gradient) / Determinant);

    private void Add(double logit, bool outcome, double weight)
    {
        var eta = Intercept + Slope * logit;
        var tail = Math.Exp(-Math.Abs(eta));
        var small = tail / (1 + tail);
        // mean = small for a negative eta, else 1 - small; the residual is formed without 1 - (1 - small).
        var residual = outcome ? (eta < 0 ? 1 - small : small) : (eta < 0 ? -small : small - 1);
        var information = weight * small * (1 - small);
        LogLikelihood -= weight * (double.LogP1(tail) + (outcome == eta < 0 ? Math.Abs(eta) : 0));
        Gradient += weight * residual;
        GradientSlope += weight * residual * logit;
        Information += information;
        InformationCross += information * logit;
        InformationSquare += information * logit * logit;
    }
}
