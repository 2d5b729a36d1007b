namespace ModelWatch.Statistics.Multivariate;

/// <summary>Directions on the unit sphere, drawn evenly from a seed.</summary>
public static class UnitDirections
{
    /// <summary>The directions of a seed, the same on every machine; each of length 1 to rounding.</summary>
    /// <param name="dimension">1 or more.</param>
    /// <param name="count">1 or more.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension or the count is below 1.</exception>
    public static double[][] Draw(int dimension, int count, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var draws = new FixedDraws(seed);
        var directions = new double[count][];
        for (var k = 0; k < count; k++)
            directions[k] = One(dimension, ref draws);
        return directions;
    }

    private static double[] One(int dimension, ref FixedDraws draws)
    {
        var numbers = new double[dimension];
        double square = 0;
        while (square < 1e-12)
        {
            square = 0;
            for (var j = 0; j < dimension; j++)
            {
                numbers[j] = draws.Normal();
                square += numbers[j] * numbers[j];
            }
        }
        var length = Math.Sqrt(square);
        return Array.ConvertAll(numbers, x => x / length);
    }
}
