namespace ModelWatch.Demo.Traffic;

/// <summary>Draws from distributions, all from the generator handed in.</summary>
internal static class Draw
{
    /// <summary>A generator of its own for each hour of each model: slices of traffic do not depend on each other.</summary>
    public static Random ForHour(string model, DateTimeOffset hour, int seed)
    {
        var mixed = 0xCBF29CE484222325UL;
        foreach (var letter in model)
            mixed = (mixed ^ letter) * 0x100000001B3UL;
        mixed ^= (ulong)(hour.UtcTicks / TimeSpan.TicksPerHour) * 0x9E3779B97F4A7C15UL;
        mixed ^= (ulong)(uint)seed * 0xD1B54A32D192ED03UL;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        return new Random((int)(mixed >> 33));
    }

    /// <summary>Standard normal (Box and Muller).</summary>
    public static double Normal(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static double LogNormal(this Random random, double median, double sigma) =>
        median * Math.Exp(sigma * random.Normal());

    /// <summary>A count with that mean; from the normal law, close enough above 20.</summary>
    public static int Count(this Random random, double mean) =>
        Math.Max(0, (int)Math.Round(mean + Math.Sqrt(mean) * random.Normal()));

    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    /// <summary>An index, drawn by the given weights.</summary>
    public static int Index(this Random random, IReadOnlyList<double> weights)
    {
        var left = random.NextDouble() * weights.Sum();
        for (var i = 0; i < weights.Count - 1; i++)
        {
            left -= weights[i];
            if (left < 0)
                return i;
        }

        return weights.Count - 1;
    }

    public static double Logistic(double logit) => 1 / (1 + Math.Exp(-logit));
}
