namespace ModelWatch.Measures.Learned;

/// <summary>
/// Puts columns on mean 0 and standard deviation 1 (ddof 0) of the rows it was fitted on; constant columns are dropped. Numbers whose squares a double
/// cannot hold are brought near 1 first, by a power of two, which loses nothing. Immutable.
/// </summary>
internal sealed class Standardiser
{
    private const double Smallest = 1e-100, Greatest = 1e100;
    private readonly (int Column, double Factor, double Mean, double Deviation)[] _kept;

    private Standardiser((int, double, double, double)[] kept) => _kept = kept;

    public int Width => _kept.Length;

    public static Standardiser Fit(IReadOnlyList<double[]> rows) => new(
        [.. Enumerable.Range(0, rows.Count == 0 ? 0 : rows[0].Length).Select(c => Moments(rows, c)).Where(m => m.Deviation > 0 && double.IsFinite(m.Deviation))]);

    public double[][] Apply(IReadOnlyList<double[]> rows) =>
        [.. rows.Select(row => Array.ConvertAll(_kept, k => ((row[k.Column] * k.Factor) - k.Mean) / k.Deviation))];

    private static (int Column, double Factor, double Mean, double Deviation) Moments(IReadOnlyList<double[]> rows, int column)
    {
        var factor = FactorOf(rows.Max(r => Math.Abs(r[column])));
        var mean = rows.Average(r => r[column] * factor);
        var deviation = Math.Sqrt(rows.Average(r => ((r[column] * factor) - mean) * ((r[column] * factor) - mean)));

        // Rounding leaves a trace of spread in a column of equal numbers.
        return (column, factor, mean, deviation <= 1e-12 * Math.Abs(mean) ? 0 : deviation);
    }

    /// <summary>1 for all but extreme columns; never so small or great that it is no double itself.</summary>
    private static double FactorOf(double greatest) =>
        greatest is 0 or (>= Smallest and <= Greatest) || !double.IsFinite(greatest) ? 1 : Math.ScaleB(1, Math.Clamp(-Math.ILogB(greatest), -1020, 1020));
}
