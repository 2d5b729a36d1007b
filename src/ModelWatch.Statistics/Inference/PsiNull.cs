using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Inference;

/// <summary>
/// What the population stability index is without drift: (1/n + 1/m) times chi-square with B - 1 degrees of freedom (Yurdakul 2018), so that a
/// threshold of 0.1 or 0.25 means another test at every n. Large n, no bin near empty. Pure functions, thread safe.
/// </summary>
public static class PsiNull
{
    private const string Range = "rows are above 0, there are two bins or more";

    /// <summary>Its mean, (B - 1)(1/n + 1/m); absent without rows on a side or with fewer than two bins.</summary>
    /// <param name="reference">m, effective when weighted.</param>
    /// <param name="current">n, effective when weighted.</param>
    /// <param name="bins">B, 2 or more.</param>
    public static Figure Mean(double reference, double current, int bins) =>
        Valid(reference, current, bins) ? Figure.Of((bins - 1) * Scale(reference, current)) : Figure.Absent(Range);

    /// <summary>The value that is not exceeded with a probability; absent as for <see cref="Mean"/>, or for a probability outside (0, 1).</summary>
    /// <param name="reference">m.</param>
    /// <param name="current">n.</param>
    /// <param name="bins">B, 2 or more.</param>
    /// <param name="probability">In (0, 1), such as 0.95.</param>
    public static Figure Quantile(double reference, double current, int bins, double probability = 0.95) =>
        !Valid(reference, current, bins) ? Figure.Absent(Range)
        : !(probability > 0 && probability < 1) ? Figure.Absent("a probability lies in (0, 1)")
        : Figure.Of(Scale(reference, current) * GammaQuantile.ChiSquare(bins - 1, probability));

    /// <summary>The chance of an index at least as large without drift; absent as for <see cref="Mean"/>, or for a negative index.</summary>
    /// <param name="index">The index, 0 or more.</param>
    /// <param name="reference">m.</param>
    /// <param name="current">n.</param>
    /// <param name="bins">B, 2 or more.</param>
    public static Figure PValue(double index, double reference, double current, int bins) =>
        !Valid(reference, current, bins) ? Figure.Absent(Range)
        : !(index >= 0) || !double.IsFinite(index) ? Figure.Absent("an index is 0 or more")
        : Figure.Of(Math.Exp(GammaTail.LogChiSquare(index / Scale(reference, current), bins - 1)));

    private static double Scale(double reference, double current) => 1 / reference + 1 / current;

    private static bool Valid(double reference, double current, int bins) =>
        reference > 0 && current > 0 && double.IsFinite(reference + current) && bins >= 2;
}
