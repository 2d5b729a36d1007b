using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Performance;

/// <summary>The delta method for measures of a table of decisions, the slopes by central differences.</summary>
internal static class TableDelta
{
    // Two rows spread as chance would spread them: a table without errors is then not taken as certain, and n of 30 and more hardly sees it.
    private const double Prior = 2;

    /// <summary>Classes up to which an interval is worked out: the slopes cost the fourth power of their number.</summary>
    public const int MostClasses = 24;

    /// <summary>Slopes of the measure in every cell that is not empty; 0 in the others.</summary>
    public static double[,] Slopes(double[,] table, Func<double[,], double> measure)
    {
        var classes = table.GetLength(0);
        var step = 1e-5 * TableMeasures.Total(table);
        var (moved, slopes) = ((double[,])table.Clone(), new double[classes, classes]);
        for (var p = 0; p < classes; p++)
        {
            for (var a = 0; a < classes; a++)
            {
                var reach = Math.Min(step, table[p, a] / 2);
                if (reach <= 0)
                    continue;
                moved[p, a] = table[p, a] + reach;
                var above = measure(moved);
                moved[p, a] = table[p, a] - reach;
                slopes[p, a] = (above - measure(moved)) / (2 * reach);
                moved[p, a] = table[p, a];
            }
        }
        return slopes;
    }

    /// <summary>
    /// A share's figure with its interval on the logit scale, or a correlation's on that of atanh, rows drawn at random (multinomial cells).
    /// </summary>
    public static Figure Within(Figure figure, double[,] table, double trust, bool share, Func<double[,], double> measure)
    {
        if (figure.Value is not { } value || table.GetLength(0) > MostClasses)
            return figure;
        var smooth = Smoothed(table, trust);
        var total = TableMeasures.Total(smooth);
        var slopes = Slopes(smooth, measure);
        double mean = 0, square = 0;
        for (var p = 0; p < slopes.GetLength(0); p++)
        {
            for (var a = 0; a < slopes.GetLength(1); a++)
            {
                mean += smooth[p, a] / total * slopes[p, a];
                square += smooth[p, a] / total * slopes[p, a] * slopes[p, a];
            }
        }
        // Slopes are those of counts: the variance of the multinomial is total * (mean of squares - square of mean).
        var variance = total * Math.Max(0, square - mean * mean);
        var centre = measure(smooth);
        if (!(variance > 0) || !(Math.Abs(centre) < 1) || (share && !(centre > 0)))
            return figure;
        var (lower, upper) = share ? Logit(centre, variance) : Atanh(centre, variance);
        return figure.Within(Math.Min(value, lower), Math.Max(value, upper), Proportion.Level);
    }

    private static (double, double) Logit(double centre, double variance)
    {
        var figure = LogitScale.Within(Figure.Of(centre), variance);
        return (figure.Lower!.Value, figure.Upper!.Value);
    }

    private static (double, double) Atanh(double centre, double variance)
    {
        var half = Proportion.Z(Proportion.Level) * Math.Sqrt(variance) / (1 - centre * centre);
        return (Math.Tanh(Math.Atanh(centre) - half), Math.Tanh(Math.Atanh(centre) + half));
    }

    private static double[,] Smoothed(double[,] table, double trust)
    {
        var classes = table.GetLength(0);
        var total = TableMeasures.Total(table);
        var smooth = new double[classes, classes];
        for (var p = 0; p < classes; p++)
        {
            for (var a = 0; a < classes; a++)
            {
                var chance = TableMeasures.Predicted(table, p) / total * (TableMeasures.Actual(table, a) / total);
                smooth[p, a] = table[p, a] * trust + Prior * chance;
            }
        }
        return smooth;
    }
}
