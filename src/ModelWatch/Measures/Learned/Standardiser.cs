namespace ModelWatch.Measures.Learned;

/// <summary>Puts columns on mean 0 and standard deviation 1 (ddof 0) of the rows it was fitted on; constant columns are dropped. Immutable.</summary>
internal sealed class Standardiser
{
    private readonly (int Column, double Mean, double Deviation)[] _kept;

    private Standardiser((int, double, double)[] kept) => _kept = kept;

    public int Width => _kept.Length;

    public static Standardiser Fit(IReadOnlyList<double[]> rows) => new(
        [.. Enumerable.Range(0, rows.Count == 0 ? 0 : rows[0].Length).Select(c => Moments(rows, c)).Where(m => m.Deviation > 0 && double.IsFinite(m.Deviation))]);

    public double[][] Apply(IReadOnlyList<double[]> rows) =>
        [.. rows.Select(row => Array.ConvertAll(_kept, k => (row[k.Column] - k.Mean) / k.Deviation))];

    private static (int Column, double Mean, double Deviation) Moments(IReadOnlyList<double[]> rows, int column)
    {
        var mean = rows.Average(r => r[column]);
        var deviation = Math.Sqrt(rows.Average(r => (r[column] - mean) * (r[column] - mean)));

        // Rounding leaves a trace of spread in a column of equal numbers.
        return (column, mean, deviation <= 1e-12 * Math.Abs(mean) ? 0 : deviation);
    }
}
