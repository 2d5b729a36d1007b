using System.Numerics;

namespace ModelWatch.Statistics.Multivariate;

/// <summary>
/// Dot products of a vector with many fixed ones, side by side: each is summed in the order of its dimensions, whatever the vector width, so
/// every machine gives the same bits.
/// </summary>
internal sealed class Projection
{
    private const int Block = 32;
    private readonly double[] weights;
    private readonly int dimension;

    /// <summary>The columns are padded with zeros to whole blocks.</summary>
    public Projection(IReadOnlyList<double[]> columns)
    {
        Columns = columns.Count;
        Width = (columns.Count + Block - 1) / Block * Block;
        dimension = columns[0].Length;
        weights = new double[dimension * Width];
        for (var k = 0; k < columns.Count; k++)
        {
            for (var j = 0; j < dimension; j++)
                weights[j * Width + k] = columns[k][j];
        }
    }

    public int Columns { get; }

    /// <summary>Length of the output of <see cref="Apply"/>.</summary>
    public int Width { get; }

    public void Apply(ReadOnlySpan<double> vector, Span<double> output)
    {
        var lanes = Vector<double>.Count;
        for (var k = 0; k < Width; k += 4 * lanes)
        {
            Vector<double> a = default, b = default, c = default, d = default;
            for (var j = 0; j < dimension; j++)
            {
                var x = new Vector<double>(vector[j]);
                var row = weights.AsSpan(j * Width + k, 4 * lanes);
                a += x * new Vector<double>(row);
                b += x * new Vector<double>(row[lanes..]);
                c += x * new Vector<double>(row[(2 * lanes)..]);
                d += x * new Vector<double>(row[(3 * lanes)..]);
            }
            var to = output.Slice(k, 4 * lanes);
            a.CopyTo(to);
            b.CopyTo(to[lanes..]);
            c.CopyTo(to[(2 * lanes)..]);
            d.CopyTo(to[(3 * lanes)..]);
        }
    }
}
