using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Quality;

/// <summary>Whether last digits occur evenly, as those of measured numbers do and those of numbers that people round or make up do not. Pure.</summary>
public static class DigitPreference
{
    /// <summary>Last digits.</summary>
    public const int Digits = 10;

    /// <summary>Cramer's V of the counts against an even spread, sqrt(chi-square / 9n): 0 for even, 1 where one digit is all.</summary>
    /// <param name="counts">Rows by last digit, ten of them, each 0 or more.</param>
    /// <returns>In [0, 1]; absent without rows.</returns>
    /// <exception cref="ArgumentException">There are not ten counts.</exception>
    public static Figure Strength(ReadOnlySpan<double> counts)
    {
        var rows = Rows(counts);
        return rows > 0 ? Figure.Of(Math.Sqrt(ChiSquare(counts, rows) / (rows * (Digits - 1)))) : Figure.Absent("no number as it was written");
    }

    /// <summary>Chance of such a chi-square or a larger one when all digits are equally frequent; 9 degrees of freedom.</summary>
    /// <param name="counts">Rows by last digit, ten of them, each 0 or more.</param>
    /// <returns>In [0, 1]; absent below 50 rows, where five a digit are not to be expected.</returns>
    /// <exception cref="ArgumentException">There are not ten counts.</exception>
    public static Figure PValue(ReadOnlySpan<double> counts)
    {
        var rows = Rows(counts);
        return rows < 5 * Digits ? Figure.Absent("fewer than 50 numbers as they were written") : Figure.Of(Math.Exp(GammaTail.LogChiSquare(ChiSquare(counts, rows), Digits - 1)));
    }

    private static double Rows(ReadOnlySpan<double> counts)
    {
        if (counts.Length != Digits)
            throw new ArgumentException("There are ten last digits.", nameof(counts));
        double rows = 0;
        foreach (var count in counts)
            rows += count;
        return rows;
    }

    private static double ChiSquare(ReadOnlySpan<double> counts, double rows)
    {
        double sum = 0, expected = rows / Digits;
        foreach (var count in counts)
            sum += (count - expected) * (count - expected) / expected;
        return sum;
    }
}
