using MathNet.Numerics.LinearAlgebra;

namespace ModelWatch.Measures.Learned;

/// <summary>
/// Principal components of standardised rows: as few as hold 65 % of the variance, and how far a row lies from the plane of them
/// (the L2 norm of what they do not restore). Blind to changes within the plane. Immutable and thread safe.
/// </summary>
internal sealed class PcaReconstruction
{
    private const double Kept = 0.65;
    private readonly Standardiser _scale;
    private readonly double[][] _components;

    private PcaReconstruction(Standardiser scale, double[][] components) => (_scale, _components) = (scale, components);

    public int Components => _components.Length;

    /// <summary>True where the components span everything, so that nothing of a row is ever left over.</summary>
    public bool IsWhole => _components.Length == _scale.Width;

    /// <summary>The plane of the rows; null with fewer than two rows or two columns that vary.</summary>
    public static PcaReconstruction? Fit(IReadOnlyList<double[]> rows)
    {
        var scale = Standardiser.Fit(rows);
        if (rows.Count < 2 || scale.Width < 2)
            return null;
        var matrix = Matrix<double>.Build.DenseOfRowArrays(scale.Apply(rows));
        var parts = matrix.TransposeThisAndMultiply(matrix).Divide(rows.Count).Evd(Symmetricity.Symmetric);

        // Ascending from the library; the greatest come first here.
        var values = parts.EigenValues.Select(v => v.Real).Reverse().ToArray();
        var total = values.Sum();
        var (held, count) = (0.0, 0);
        while (count < values.Length && held <= Kept * total)
            held += values[count++];
        return new(scale, [.. Enumerable.Range(1, count).Select(i => parts.EigenVectors.Column(values.Length - i).ToArray())]);
    }

    /// <summary>The distance of each row from the plane, 0 or more.</summary>
    public double[] Errors(IReadOnlyList<double[]> rows) => [.. _scale.Apply(rows).Select(Error)];

    private double Error(double[] row)
    {
        var rest = (double[])row.Clone();
        foreach (var component in _components)
        {
            double along = 0;
            for (var i = 0; i < row.Length; i++)
                along += row[i] * component[i];
            for (var i = 0; i < row.Length; i++)
                rest[i] -= along * component[i];
        }

        return Math.Sqrt(rest.Sum(r => r * r));
    }
}
