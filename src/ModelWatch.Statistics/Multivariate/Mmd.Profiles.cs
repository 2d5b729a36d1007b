using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Multivariate;

public static partial class Mmd
{
    private const double LargestSquare = 2;

    /// <summary>
    /// The distance of the mean feature vectors, in [0, 2 sqrt 2], with an interval for any distribution: each mean is within
    /// sqrt((q - r) / (n - 1)) of the true one on average (q the mean squared length of the features, r the squared length of their mean),
    /// and by McDiarmid's inequality the distance is within sqrt(4 (1/m + 1/n) ln(2 / (1 - level))) of its expectation. Conservative.
    /// Features stand for the kernel: against the exact kernel the value is off by the order 1 / sqrt D (no bound). Weights count as
    /// repetitions in the value, by their effective number in the interval. Absent for an empty side; no interval for one row.
    /// </summary>
    /// <param name="reference">The reference profile.</param>
    /// <param name="current">The current profile, over the same features.</param>
    /// <param name="level">In (0, 1).</param>
    /// <exception cref="ArgumentException">The features differ.</exception>
    public static Figure FromProfiles(RandomFeatureProfile reference, RandomFeatureProfile current, double level = Proportion.Level)
    {
        if (Why(reference, current) is { } why)
            return Figure.Absent(why);
        var figure = Figure.Of(Math.Sqrt(SquaredDistance(reference, current)));
        double m = reference.EffectiveRows, n = current.EffectiveRows;
        if (m < 2 || n < 2)
            return figure;
        var slack = Math.Sqrt(Noise(reference)) + Math.Sqrt(Noise(current)) + Math.Sqrt(2 * LargestSquare * (1 / m + 1 / n) * Math.Log(2 / (1 - level)));
        return figure.Within(Math.Max(0, figure.Value!.Value - slack), Math.Min(2 * Math.Sqrt(LargestSquare), figure.Value.Value + slack), level);
    }

    /// <summary>
    /// The squared distance of the mean feature vectors minus what chance alone adds to it, (q - r) / (n - 1) a side: for weights of 1 the
    /// U-statistic of the features' kernel, about 0 under no drift and possibly below. Weights enter by their effective number.
    /// Absent for an empty side or fewer than two rows on one.
    /// </summary>
    /// <param name="reference">The reference profile.</param>
    /// <param name="current">The current profile, over the same features.</param>
    /// <exception cref="ArgumentException">The features differ.</exception>
    public static Figure SquaredUnbiased(RandomFeatureProfile reference, RandomFeatureProfile current) =>
        Why(reference, current) is { } why ? Figure.Absent(why)
        : reference.EffectiveRows < 2 || current.EffectiveRows < 2 ? Figure.Absent("fewer than two vectors on a side")
        : Figure.Of(SquaredDistance(reference, current) - Noise(reference) - Noise(current));

    private static string? Why(RandomFeatureProfile reference, RandomFeatureProfile current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        reference.DemandSame(current);
        return reference.Rows == 0 ? "no reference vectors" : current.Rows == 0 ? "no current vectors" : null;
    }

    private static double SquaredDistance(RandomFeatureProfile reference, RandomFeatureProfile current) =>
        reference.Means()!.Zip(current.Means()!, (a, b) => (a - b) * (a - b)).Sum();

    private static double Noise(RandomFeatureProfile profile) =>
        Math.Max(0, profile.MeanSquare()!.Value - profile.Means()!.Sum(x => x * x)) / (profile.EffectiveRows - 1);
}
