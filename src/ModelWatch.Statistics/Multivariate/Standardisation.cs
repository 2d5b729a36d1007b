using ModelWatch.Statistics.Numerics;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Multivariate;

/// <summary>
/// Mean and standard deviation (ddof 0) a dimension of a reference, and vectors in these units. A constant dimension keeps its unit; what lies
/// further than a million deviations away is taken there, so that every projection stays finite.
/// </summary>
internal sealed class Standardisation
{
    private const double Furthest = 1e6;
    private readonly double[] centre;
    private readonly double[] perUnit;

    private Standardisation(double[] centre, double[] perUnit) => (this.centre, this.perUnit) = (centre, perUnit);

    public int Dimension => centre.Length;

    public static Standardisation None(int dimension) => new(new double[dimension], [.. Enumerable.Repeat(1.0, dimension)]);

    public static Standardisation From(VectorSample reference)
    {
        double[] centre = new double[reference.Dimension], perUnit = new double[reference.Dimension];
        for (var j = 0; j < centre.Length; j++)
        {
            centre[j] = Mean(reference, j, x => x);
            var mean = centre[j];
            var deviation = Math.Sqrt(Mean(reference, j, x => (x - mean) * (x - mean)));
            perUnit[j] = 1 / deviation is var unit && double.IsFinite(unit) && deviation > 1e-12 * Math.Abs(mean) ? unit : 1;
        }
        return new Standardisation(centre, perUnit);
    }

    public double One(int dimension, double value) => Math.Clamp((value - centre[dimension]) * perUnit[dimension], -Furthest, Furthest);

    public void Apply(ReadOnlySpan<double> vector, Span<double> output)
    {
        for (var j = 0; j < centre.Length; j++)
            output[j] = One(j, vector[j]);
    }

    public void Write(ByteSink sink)
    {
        sink.Whole(Dimension);
        for (var j = 0; j < Dimension; j++)
        {
            sink.Double(centre[j]);
            sink.Double(perUnit[j]);
        }
    }

    public static Standardisation Read(ref ByteSource source)
    {
        var dimension = source.Count(RandomFeatures.LargestDimension);
        double[] centre = new double[dimension], perUnit = new double[dimension];
        for (var j = 0; j < dimension; j++)
        {
            (centre[j], perUnit[j]) = (source.Double(), source.Double());
            if (!double.IsFinite(centre[j]) || !(perUnit[j] > 0) || !double.IsFinite(perUnit[j]))
                throw ByteSource.Broken();
        }
        return dimension > 0 ? new Standardisation(centre, perUnit) : throw ByteSource.Broken();
    }

    private static double Mean(VectorSample rows, int dimension, Func<double, double> map)
    {
        var sum = new NeumaierSum();
        for (var i = 0; i < rows.Rows; i++)
            sum.Add(map(rows.Row(i)[dimension]) / rows.Rows);
        return double.IsFinite(sum.Value) ? sum.Value : double.MaxValue;
    }
}
