namespace ModelWatch.Statistics.Performance;

/// <summary>
/// Measures of a table of decisions, [predicted, actual], as plain numbers for resampling: NaN where undefined, never handed out.
/// The conventions are those of <see cref="Decisions"/>.
/// </summary>
internal static class TableMeasures
{
    public static double Total(double[,] table) => Sum(table, (_, _) => true);

    public static double Accuracy(double[,] table) => Sum(table, (p, a) => p == a) / Total(table);

    public static double Precision(double[,] table, int k) => table[k, k] / Predicted(table, k);

    public static double Recall(double[,] table, int k) => table[k, k] / Actual(table, k);

    public static double Specificity(double[,] table, int k)
    {
        var negatives = Total(table) - Actual(table, k);
        return negatives <= 0 ? double.NaN : (negatives - Predicted(table, k) + table[k, k]) / negatives;
    }

    public static double F1(double[,] table, int k) => 2 * table[k, k] / (Predicted(table, k) + Actual(table, k));

    public static double BalancedAccuracy(double[,] table) => Mean(table, Actual, Recall);

    public static double MacroF1(double[,] table) => Mean(table, (t, k) => Actual(t, k) + Predicted(t, k), F1);

    public static double Matthews(double[,] table)
    {
        double total = Total(table), cross = 0, predicted = 0, actual = 0, trace = 0;
        for (var k = 0; k < table.GetLength(0); k++)
        {
            double p = Predicted(table, k), a = Actual(table, k);
            cross += p * a;
            predicted += p * p;
            actual += a * a;
            trace += table[k, k];
        }
        var scale = Math.Sqrt(Math.Max(0, total * total - predicted)) * Math.Sqrt(Math.Max(0, total * total - actual));
        return total == 0 ? double.NaN : scale == 0 ? 0 : Math.Clamp((trace * total - cross) / scale, -1, 1);
    }

    public static double Kappa(double[,] table)
    {
        double total = Total(table), chance = 0;
        for (var k = 0; k < table.GetLength(0); k++)
            chance += Predicted(table, k) / total * (Actual(table, k) / total);
        return chance >= 1 ? double.NaN : (Accuracy(table) - chance) / (1 - chance);
    }

    public static double Predicted(double[,] table, int k)
    {
        double sum = 0;
        for (var a = 0; a < table.GetLength(1); a++)
            sum += table[k, a];
        return sum;
    }

    public static double Actual(double[,] table, int k)
    {
        double sum = 0;
        for (var p = 0; p < table.GetLength(0); p++)
            sum += table[p, k];
        return sum;
    }

    private static double Mean(double[,] table, Func<double[,], int, double> mass, Func<double[,], int, double> measure)
    {
        double sum = 0;
        var named = 0;
        for (var k = 0; k < table.GetLength(0); k++)
        {
            if (mass(table, k) <= 0)
                continue;
            sum += measure(table, k);
            named++;
        }
        return sum / named;
    }

    private static double Sum(double[,] table, Func<int, int, bool> taken)
    {
        double sum = 0;
        for (var p = 0; p < table.GetLength(0); p++)
        {
            for (var a = 0; a < table.GetLength(1); a++)
                sum += taken(p, a) ? table[p, a] : 0;
        }
        return sum;
    }
}
