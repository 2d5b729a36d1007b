namespace ModelWatch.Statistics.Quality;

/// <summary>How many ways of writing a column has. Pure.</summary>
public static class FormEntropy
{
    /// <summary>Entropy of the forms in nats: 0 where all values are written alike, ln k for k forms of equal weight.</summary>
    /// <param name="weights">Weight of each form, 0 or more.</param>
    /// <returns>Absent where all weights are 0.</returns>
    public static Figure Nats(ReadOnlySpan<double> weights)
    {
        double sum = 0, entropy = 0;
        foreach (var weight in weights)
            sum += weight;
        if (sum <= 0)
            return Figure.Absent("no value");
        foreach (var weight in weights)
            entropy -= weight > 0 ? weight / sum * Math.Log(weight / sum) : 0;
        return Figure.Of(Math.Max(0, entropy));
    }
}
