namespace ModelWatch.Statistics.Profiles;

/// <summary>
/// The units of exact sums, fixed by the edges and therefore equal for all profiles of one reference.
/// A number of magnitude up to 2^E is stored as a whole multiple of 2^(E - 59). Immutable and thread safe.
/// </summary>
public sealed class FixedScale
{
    private const int Precision = 59;
    private const int SmallestExponent = -900;
    private readonly int[] exponents;

    private FixedScale(double centre, int centreExponent, int[] exponents)
    {
        Centre = centre;
        CentreExponent = centreExponent - Precision;
        CentreFactor = Math.ScaleB(1, -CentreExponent);
        this.exponents = [.. exponents.Select(e => e - Precision)];
        Factors = [.. this.exponents.Select(e => Math.ScaleB(1, -e))];
    }

    /// <summary>The number that the moments are taken about: the middle edge.</summary>
    public double Centre { get; }

    /// <summary>Deviations from the centre are whole multiples of 2 to this power.</summary>
    public int CentreExponent { get; }

    /// <summary>Values of a bin are whole multiples of 2 to this power.</summary>
    /// <param name="bin">The bin.</param>
    public int Exponent(int bin) => exponents[bin];

    internal double CentreFactor { get; }

    internal double[] Factors { get; }

    internal static FixedScale From(ReadOnlySpan<double> edges)
    {
        var centre = edges[edges.Length / 2];
        var reach = Math.Max(Math.Abs(centre), Math.Max(edges[^1] / 2 - centre / 2, centre / 2 - edges[0] / 2) * 2);
        var largest = Math.Max(Math.Abs(edges[0]), Math.Abs(edges[^1]));
        var exponents = new int[edges.Length + 1];
        for (var k = 0; k < exponents.Length; k++)
        {
            var outer = k == 0 || k == edges.Length;
            exponents[k] = ExponentOf(outer ? largest : Math.Max(Math.Abs(edges[k - 1]), Math.Abs(edges[k])));
        }
        return new FixedScale(centre, ExponentOf(reach), exponents);
    }

    private static int ExponentOf(double magnitude)
    {
        if (magnitude == 0)
            return 0;
        return double.IsFinite(magnitude) ? Math.Max(SmallestExponent, Math.ILogB(magnitude) + 1) : 1024;
    }
}
